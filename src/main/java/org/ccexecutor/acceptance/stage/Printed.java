package org.ccexecutor.acceptance.stage;

import org.ccexecutor.acceptance.session.Channel;

/**
 * What a command has to print.
 *
 * @param command which one
 * @param channel where
 * @param expected what, to the letter
 */
public record Printed(Command command, Channel channel, String expected) {

  /** What has arrived. */
  public String actual() {
    return command.execution().output(channel);
  }
}
