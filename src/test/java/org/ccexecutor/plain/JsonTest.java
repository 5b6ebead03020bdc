package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reader takes JSON and nothing else; what the writer writes another library reads as the same.
 */
class JsonTest {

  @Test
  void everyKindOfValueIsRead() throws JsonException {
    Object value =
        JsonReader.read(
            " {\"a\" : [1, -0.5e+7, true,false , null], \"\\u2713\\n\":\"\\ud83d\\ude00\\/\"}\r\n");
    Map<String, Object> expected = new LinkedHashMap<>();
    List<Object> elements =
        new ArrayList<>(List.of(new JsonNumber("1"), new JsonNumber("-0.5e+7"), true, false));
    elements.add(null);
    expected.put("a", elements);
    expected.put("✓\n", "😀/");
    assertThat(value, is(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "NaN",
        "tru",
        "nulll",
        "[1 2]",
        "{\"a\" 1}",
        "\"a",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u١٢٣٤\"",
        "1 2",
        "\uFEFF1",
        "]",
        "\0"
      })
  void whatIsNotJsonIsRefused(String text) {
    assertThrows(JsonException.class, () -> JsonReader.read(text));
  }

  @Test
  void nestingHasALimit() throws JsonException {
    JsonReader.read("[".repeat(500) + "]".repeat(500));
    assertThrows(JsonException.class, () -> JsonReader.read("[".repeat(100_000)));
    assertThrows(JsonException.class, () -> JsonReader.read("[1" + ",1".repeat(100_000) + "]"));
  }

  @Test
  void whatIsWrittenInAnyMoodMeansTheSame() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text/", "a\"\\/\b\n\u0000\u007f é日😀");
    value.put("number", new JsonNumber("9007199254740993"));
    value.put("list", List.of(1, 2.5, true, Map.of(), List.of()));
    value.put("nothing", null);
    JsonMapper mapper = new JsonMapper();
    JsonNode expected =
        mapper.readTree(
            """
                {"text/":"a\\"\\\\/\\b\\n\\u0000\\u007f é日😀", "number":9007199254740993,
                 "list":[1, 2.5, true, {}, []], "nothing":null}""");
    for (int mood = 0; mood < 24; mood++) {
      String text = JsonWriter.write(value, mood);
      assertThat(text.chars().allMatch(c -> c < 127), is(true));
      assertEquals(expected, mapper.readTree(text));
    }
  }
}
