package org.ccexecutor.acceptance.contract;

/**
 * One promise of a CC Executor server to its clients.
 *
 * @param id stable name, such as {@code AUTH-2}
 * @param level how much it weighs
 * @param sentence what is promised, word for word the title of its {@code Rule}
 * @param reference the section of the standard that it rests on, or empty where the contract alone
 *     says so
 * @param note what the check cannot show, or empty
 */
public record Requirement(String id, Level level, String sentence, String reference, String note) {}
