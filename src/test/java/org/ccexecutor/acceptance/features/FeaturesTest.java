package org.ccexecutor.acceptance.features;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.contract.Requirement;
import org.junit.jupiter.api.Test;

/** The features and the register say the same, and the features keep the order of the house. */
class FeaturesTest {
  private static final Pattern ORDER =
      Pattern.compile("(?i)^(verify|test|check|ensure|should)\\b.*");
  private static final Set<String> KNOWN_TAGS =
      Set.of(
          "@must",
          "@should",
          "@local",
          "@docker",
          "@smoke",
          "@alone",
          "@load",
          "@slow",
          "@availability",
          "@sessions",
          "@authentication",
          "@format",
          "@echo",
          "@output",
          "@control",
          "@robustness");

  private final FeatureFiles files = FeatureFiles.parse();
  private final Register register = Register.load();

  @Test
  void theRulesAreTheRequirementsWordForWord() {
    List<String> rules = files.rules().stream().map(FeaturesTest::line).toList();
    List<String> requirements = register.all().stream().map(FeaturesTest::line).toList();
    assertThat("rules, compared with the register", rules, is(requirements));
  }

  private static String line(Rule rule) {
    return String.join(
            " ",
            rule.getTags().stream()
                .map(Tag::getName)
                .filter(tag -> !tag.matches("@(local|docker)"))
                .toList())
        + " "
        + rule.getName();
  }

  private static String line(Requirement requirement) {
    return "@"
        + requirement.id()
        + " @"
        + requirement.level().word()
        + " "
        + requirement.sentence();
  }

  @Test
  void everyRuleSaysWhy() {
    List<String> silent =
        files.rules().stream()
            .filter(rule -> rule.getDescription().isBlank())
            .map(Rule::getName)
            .toList();
    assertThat("rules without a reason", silent, is(empty()));
  }

  @Test
  void everyFeatureSaysWhyAndHasOneTagOfItsOwn() {
    for (Feature feature : files.features()) {
      assertThat(feature.getName(), feature.getTags(), hasSize(1));
      assertThat(feature.getName(), feature.getDescription(), is(not("")));
    }
  }

  @Test
  void everyScenarioBelongsToOneRequirement() {
    for (Pickle pickle : files.pickles()) {
      List<String> ids =
          tags(pickle).stream().filter(tag -> register.find(tag.substring(1)).isPresent()).toList();
      assertThat(pickle.getName(), ids, hasSize(1));
    }
  }

  @Test
  void noTwoScenariosHaveTheSameName() {
    Set<String> twice =
        files.pickles().stream()
            .collect(groupingBy(pickle -> pickle.getUri() + " " + pickle.getName(), counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(java.util.Map.Entry::getKey)
            .collect(toSet());
    assertThat("names that more than one scenario has", twice, is(empty()));
  }

  @Test
  void scenariosStateFactsAndGiveNoOrders() {
    List<String> orders =
        files.pickles().stream()
            .map(Pickle::getName)
            .filter(name -> ORDER.matcher(name).matches())
            .toList();
    assertThat("titles that give orders", orders, is(empty()));
  }

  @Test
  void noTagIsUnknown() {
    List<String> unknown = new ArrayList<>();
    for (Pickle pickle : files.pickles()) {
      tags(pickle).stream()
          .filter(tag -> !KNOWN_TAGS.contains(tag) && register.find(tag.substring(1)).isEmpty())
          .forEach(tag -> unknown.add(tag + " in " + pickle.getName()));
    }
    assertThat("tags that nobody knows", unknown, is(empty()));
  }

  @Test
  void fewScenariosTellWhetherAServerIsAlive() {
    List<Pickle> smoke =
        files.pickles().stream().filter(pickle -> tags(pickle).contains("@smoke")).toList();
    assertThat("scenarios with the tag @smoke", smoke.size(), is(lessThan(15)));
    assertThat(smoke.stream().map(FeaturesTest::tags).toList(), hasItem(hasItem("@echo")));
  }

  @Test
  void everyoneWhoNeedsAQuietServerHasItAlone() {
    List<Pickle> quiet =
        files.pickles().stream()
            .filter(
                pickle ->
                    pickle.getSteps().stream()
                        .anyMatch(step -> step.getText().equals("nobody else uses the server")))
            .toList();
    assertThat(quiet.stream().map(FeaturesTest::tags).toList(), everyItem(hasItem("@alone")));
  }

  private static List<String> tags(Pickle pickle) {
    return pickle.getTags().stream().map(PickleTag::getName).toList();
  }
}
