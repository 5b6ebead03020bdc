package org.ccexecutor.acceptance.engine;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestDescriptor;

/**
 * Which scenarios were selected. What was not is taken out before the run, so that it appears in no
 * report.
 *
 * @param tags by their tags
 * @param name by their name
 * @param known gathers the tags that there are
 */
record Selection(Expression tags, Pattern name, Set<String> known) {
  static final String TAGS = "cucumber.filter.tags";
  static final String NAME = "cucumber.filter.name";

  private static final Pattern EXAMPLE = Pattern.compile("^Example #\\d+\\.\\d+(?:: |$)");
  private static final Pattern REASON = Pattern.compile("(?s).*syntax error: (.)(.*?)\\.?$");

  /**
   * Takes out everything that was not selected. Where nothing is left, or what was selected cannot
   * be understood, a complaint takes the place of the scenarios.
   */
  static void applyTo(TestDescriptor all, ConfigurationParameters parameters) {
    String tags = parameters.get(TAGS).orElse("");
    String name = parameters.get(NAME).orElse("");
    Set<String> known = new HashSet<>();
    try {
      new Selection(TagExpressionParser.parse(tags), Pattern.compile(name), known).prune(all);
    } catch (TagExpressionException e) {
      Complaint.replaceAll(
          all,
          "The setting cucumber.filter.tags is \""
              + tags
              + "\""
              + reason(e)
              + "; allowed is a tag expression such as @must and not @load.");
      return;
    } catch (PatternSyntaxException e) {
      Complaint.replaceAll(
          all,
          "The setting cucumber.filter.name is \"" + name + "\"; allowed is a regular expression.");
      return;
    }
    if (all.getDescendants().stream().noneMatch(TestDescriptor::isTest)) {
      Complaint.replaceAll(all, new NothingSelected(parameters, known).sentence());
    }
  }

  /** What Cucumber says of it, without the expression itself; empty if it says nothing. */
  private static String reason(TagExpressionException e) {
    Matcher said = REASON.matcher(String.valueOf(e.getMessage()));
    return said.find() ? ": " + said.group(1).toLowerCase(Locale.ROOT) + said.group(2) : "";
  }

  private void prune(TestDescriptor node) {
    for (TestDescriptor child : Set.copyOf(node.getChildren())) {
      if (child.isTest() ? !selects(child) : nothingLeftOf(child)) {
        node.removeChild(child);
      }
    }
  }

  private boolean nothingLeftOf(TestDescriptor container) {
    prune(container);
    return container.getChildren().isEmpty();
  }

  private boolean selects(TestDescriptor test) {
    List<String> words = test.getTags().stream().map(tag -> "@" + tag.getName()).toList();
    known.addAll(words);
    return tags.evaluate(words) && name.matcher(nameOf(test)).find();
  }

  /**
   * The scenario's own name. Where a row of an outline adds nothing to the name, it is the
   * outline's.
   */
  static String nameOf(TestDescriptor test) {
    String own = EXAMPLE.matcher(ownName(test)).replaceFirst("");
    return own.isEmpty()
        ? test.getParent().flatMap(TestDescriptor::getParent).map(Selection::ownName).orElse("")
        : own;
  }

  /** The display name without that of the parent, which long names begin with. */
  private static String ownName(TestDescriptor node) {
    String whole = node.getDisplayName();
    String above = node.getParent().map(parent -> parent.getDisplayName() + " - ").orElse("");
    return whole.startsWith(above) ? whole.substring(above.length()) : whole;
  }
}
