package org.ccexecutor.acceptance.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Masks the tokens of a run, and long pieces of them, in everything that is shown or written, in
 * each form in which they are sent.
 */
public final class Secrets {
  /** What stands where a token was. */
  public static final String MASK = "«token»";

  /** Forms so short that they are no pieces; longer ones are masked as the pieces that they are. */
  private final List<String> shortForms;

  private final Pieces pieces;

  /**
   * @param tokens what must never be shown; empty ones are ignored
   */
  public Secrets(Collection<String> tokens) {
    Set<String> all = new LinkedHashSet<>();
    for (String token : tokens) {
      if (!token.isEmpty()) {
        all.addAll(formsOf(token));
      }
    }
    // The longest first, so that no part of a longer form is left standing.
    this.shortForms =
        all.stream()
            .filter(form -> form.length() < Pieces.LENGTH)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    this.pieces = new Pieces(all);
  }

  private static Set<String> formsOf(String token) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(token);
    forms.add(inAnotherCase(token));
    forms.add(inJson(token));
    forms.add(inMarkup(token));
    forms.add(URLEncoder.encode(token, StandardCharsets.UTF_8));
    for (String text : List.of(token, ":" + token, "user:" + token, "token:" + token)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
      forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return forms;
  }

  /** The token with small letters for capitals, and capitals for small letters: easily undone. */
  public static String inAnotherCase(String token) {
    StringBuilder text = new StringBuilder();
    token
        .chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(c -> text.append((char) c));
    return text.toString();
  }

  private static String inJson(String token) {
    return token.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String inMarkup(String token) {
    return token
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The text with every token, and every long piece of one, replaced. */
  public String mask(String text) {
    String masked = text;
    for (String form : shortForms) {
      masked = masked.replace(form, MASK);
    }
    return pieces.replace(masked, MASK);
  }
}
