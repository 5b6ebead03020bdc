package org.ccexecutor.acceptance.engine;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestDescriptor;

/**
 * Which scenarios were selected. What was not is taken out before the run, so that it appears in no report.
 *
 * @param tags by their tags
 * @param name by their name
 */
record Selection(Expression tags, Pattern name) {
  private static final Pattern EXAMPLE = Pattern.compile("^Example #\\d+\\.\\d+(?:: |$)");

  static Selection of(ConfigurationParameters parameters) {
    return new Selection(
        TagExpressionParser.parse(parameters.get("cucumber.filter.tags").orElse("")),
        Pattern.compile(parameters.get("cucumber.filter.name").orElse("")));
  }

  /** Takes out everything that was not selected. */
  void prune(TestDescriptor node) {
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
    return tags.evaluate(words) && name.matcher(nameOf(test)).find();
  }

  /** The scenario's own name. Where a row of an outline adds nothing to the name, it is the outline's. */
  private static String nameOf(TestDescriptor test) {
    String own = EXAMPLE.matcher(ownName(test)).replaceFirst("");
    return own.isEmpty() ? test.getParent().flatMap(TestDescriptor::getParent).map(Selection::ownName).orElse("") : own;
  }

  /** The display name without that of the parent, which long names begin with. */
  private static String ownName(TestDescriptor node) {
    String whole = node.getDisplayName();
    String above = node.getParent().map(parent -> parent.getDisplayName() + " - ").orElse("");
    return whole.startsWith(above) ? whole.substring(above.length()) : whole;
  }
}
