package org.ccexecutor.reference.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The living processes of a group, as Linux tells them in {@code /proc}. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {
    }

    /** Whether this system has such a table. */
    static boolean exists() {
        return Files.exists(PROC.resolve("self/stat"));
    }

    /** The states of the group's processes by their letters, without those that are dead. */
    static List<Character> states(long group) {
        List<Character> states = new ArrayList<>();
        String[] names = new File(PROC.toString()).list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                char state = state(name, group);
                if (state != 'Z' && state != 'X') {
                    states.add(state);
                }
            }
        }
        return states;
    }

    /** {@code X} for a process that is gone or of another group. */
    private static char state(String pid, long group) {
        String stat;
        try {
            stat = new String(Files.readAllBytes(PROC.resolve(pid).resolve("stat")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return 'X';
        }
        // pid (name) state parent group …, where the name may hold anything
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
        return Long.parseLong(fields[2]) == group ? fields[0].charAt(0) : 'X';
    }
}
