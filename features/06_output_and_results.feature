@output
Feature: Output and results

  What a command prints, and how it ended, is all that a remote client sees of it. It has to arrive whole, in order, in
  time, and labelled rightly.

  @OUT-1 @must
  Rule: What a command prints on stderr arrives as stderr, what it prints on stdout as stdout, never mixed up
    Programs read the one and show the other to people.

    Scenario: Output on both channels is not mixed up
      Given the client is connected
      When it runs `echo result; echo warning >&2`
      Then its stdout is "result\n"
      And its stderr is "warning\n"

    Scenario: What a command prints on stderr arrives on stderr only
      Given the client is connected
      When it runs `echo warning >&2`
      Then its stderr is "warning\n"
      And its stdout is ""

    Scenario: Output on one channel after the other is not mixed up
      Given the client is connected
      When it runs `echo first >&2; sleep 0.3; echo second; sleep 0.3; echo third >&2`
      Then its stdout is "second\n"
      And its stderr is "first\nthird\n"

    Scenario: The output of the second command is not mixed up either
      Given the client runs `echo result; echo warning >&2`
      When it runs `echo second; echo again >&2`
      Then its stdout is "second\n"
      And its stderr is "again\n"

    Scenario: The output of the command after a cancelled one is not mixed up either
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `echo result; echo warning >&2`
      Then its stdout is "result\n"
      And its stderr is "warning\n"

    Scenario: What a command prints on stderr when it has closed its stdout arrives as stderr
      Given the client is connected
      When it runs `exec >&-; sleep 2; echo warning >&2`
      Then its stderr is "warning\n"
      And its stdout is ""

    Scenario: Japanese on stderr arrives as it was printed
      Given the client is connected
      When it runs `echo 日本語 >&2`
      Then its stderr is "日本語\n"

    Scenario: A warning between the halves of a character is not mixed up with it
      Given the client is connected
      When it runs `printf '\xe6\x97'; sleep 0.3; echo warning >&2; sleep 0.3; printf '\xa5\n'`
      Then its stdout is "日\n"
      And its stderr is "warning\n"

    Scenario: Output on both channels in turn is not mixed up
      Given the client is connected
      When it runs `for i in {1..50}; do echo "o$i"; echo "e$i" >&2; done`
      Then its stdout is the lines "o1" to "o50"
      And its stderr is the lines "e1" to "e50"

    Scenario: The output of a command that fails is not mixed up
      Given the client is connected
      When it runs `echo result; echo why >&2; exit 1`
      Then its stdout is "result\n"
      And its stderr is "why\n"

  @OUT-2 @must
  Rule: A command that fails has the status "failed" and its own exit code
    Scripts decide by the exit code what to do next.

    Scenario Outline: `<command>` fails with exit code <code>
      Given the client is connected
      When it runs `<command>`
      Then the command fails with exit code <code>

      Examples:
        | command                                 | code |
        | false                                   | 1    |
        | exit 1                                  | 1    |
        | exit 2                                  | 2    |
        | exit 3                                  | 3    |
        | exit 42                                 | 42   |
        | exit 130                                | 130  |
        | exit 255                                | 255  |
        | nosuchcommand                           | 127  |
        | /dev/null                               | 126  |
        | exit 124                                | 124  |
        | exit 137                                | 137  |
        | exit 141                                | 141  |
        | exit 143                                | 143  |
        | echo shown; exit 7                      | 7    |
        | (exit 9)                                | 9    |
        | true \| exit 5                          | 5    |
        | seq 1 5000; exit 3                      | 3    |
        | exec >/dev/null 2>&1; sleep 0.5; exit 3 | 3    |

    Scenario Outline: A command that dies by <signal> fails
      Given the client is connected
      When it runs `kill -s <signal> $$`
      Then the command fails with an exit code other than 0

      Examples:
        | signal |
        | KILL   |
        | TERM   |
        | SEGV   |

    Scenario: A failure after a pause and a resume has its own exit code
      Given the client started `sleep 2; exit 3`
      And the client has paused the command
      When it resumes the command
      Then the command fails with exit code 3

    Scenario Outline: `<command>` is a success
      Given the client is connected
      When it runs `<command>`
      Then the command completes with exit code 0

      Examples:
        | command                      |
        | echo warning >&2             |
        | false \| true                |
        | false; true                  |
        | echo error: nothing is wrong |

    Scenario: A success after a failure is a success
      Given the client runs `exit 3`
      When it runs `true`
      Then the command completes with exit code 0

    Scenario: A success after a death by a signal is a success
      Given the client runs `kill -9 $$`
      When it runs `true`
      Then the command completes with exit code 0

    Scenario: A failure after a success is a failure
      Given the client runs `true`
      When it runs `exit 3`
      Then the command fails with exit code 3

    Scenario: A failure after a cancel has its own exit code
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `exit 3`
      Then the command fails with exit code 3

    Scenario: A failure after a timeout has its own exit code
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When it runs `exit 3`
      Then the command fails with exit code 3

  @OUT-3 @must
  Rule: Output without a newline at its end arrives whole
    Prompts and many programs' results have none.

    Scenario Outline: <what> arrives whole
      Given the client is connected
      When it runs `<command>`
      Then its stdout is "<text>"

      Examples:
        | what                             | command                        | text            |
        | A word without a newline         | printf word                    | word            |
        | A last line without a newline    | printf 'one\ntwo'              | one\ntwo        |
        | A newline alone                  | echo                           | \n              |
        | An empty line before a last word | printf '\n\nend'               | \n\nend         |
        | A NUL                            | printf 'a\0b'                  | a\u0000b        |
        | Equal and empty lines            | printf 'a\n\n\na\na\n\nb\n'    | a\n\n\na\na\n\nb\n |
        | A carriage return                | printf 'a\r\nb\rc'             | a\r\nb\rc       |
        | Text in colours                  | printf '\x1b[1mbold\x1b[0m'    | \u001b[1mbold\u001b[0m |
        | A character of four bytes        | printf '\xf0\x9f\x98\x80'      | 😀               |

    Scenario: A word without a newline arrives whole for the second time too
      Given the client runs `printf first`
      When it runs `printf second`
      Then its stdout is "second"

    Scenario: A word without a newline arrives whole before a failure
      Given the client is connected
      When it runs `printf word; exit 3`
      Then its stdout is "word"
      And the command fails with exit code 3

    Scenario: A word without a newline arrives whole before a timeout
      Given the client is connected
      When it runs `printf begun; exec sleep 60` with a timeout of 1 second
      Then its stdout is "begun"

    Scenario Outline: <count> characters without a newline arrive whole
      Given the client is connected
      When it prints <count> characters of ASCII on stdout
      Then exactly that comes back

      Examples:
        | count |
        | 4,096 |
        | 8,192 |

      @load
      Examples:
        | count   |
        | 65,536  |
        | 200,000 |

    Scenario: A character that is printed in two halves arrives whole
      Given the client is connected
      When it runs `printf '\xe6\x97'; sleep 0.3; printf '\xa5'`
      Then its stdout is "日"

    Scenario: stderr without a newline arrives whole
      Given the client is connected
      When it runs `printf 'why not' >&2`
      Then its stderr is "why not"

  @OUT-4 @must
  Rule: Output arrives while the command runs, not only when it ends
    People watch long builds, and stop them when they go wrong.

    Scenario Outline: What a command prints on <channel> is seen before it ends
      Given the client is connected
      When it starts a command that prints "now" on <channel> and waits
      Then "now" arrives on <channel> while the command runs

      Examples:
        | channel |
        | stdout  |
        | stderr  |

    Scenario: What the second command prints is seen before it ends, too
      Given the client runs `true`
      When it starts a command that prints "now" on stdout and waits
      Then "now" arrives on stdout while the command runs

    Scenario: The last line of much output is seen before the command ends
      Given the client is connected
      When it starts `seq 1 3000; echo now; exec sleep 60`
      Then "now" arrives on stdout while the command runs

    Scenario: Each line is seen before the next is printed
      Given the client is connected
      When it starts a command that prints "one", then "two", then "three" on stdout and waits after each
      Then "one\n" arrives on stdout while the command runs
      And "two\n" arrives on stdout while the command runs
      And "three\n" arrives on stdout while the command runs

  @OUT-5 @must
  Rule: All of 10,000 lines arrive, in order
    A log with a hole misleads.

    @load
    Scenario Outline: All of 10,000 lines on <channel> arrive, in order
      Given the client is connected
      When it prints 10,000 lines on <channel>
      Then exactly that comes back

      Examples:
        | channel |
        | stdout  |
        | stderr  |

    @load
    Scenario Outline: All of 10,000 lines of 150 characters on <channel> arrive, in order
      Given the client is connected
      When it prints 10,000 lines of 150 characters on <channel>
      Then exactly that comes back

      Examples:
        | channel |
        | stdout  |
        | stderr  |

    @load
    Scenario: All of 10,000 lines of 150 characters arrive for the second time, too
      Given the client prints 10,000 lines of 150 characters on stdout
      When it prints 10,000 lines of 150 characters on stdout
      Then exactly that comes back

    Scenario: Many lines on both channels at once all arrive, in order
      Given the client is connected
      When it runs `seq 1 5000 & seq 1 5000 >&2; wait`
      Then its stdout is the lines "1" to "5000"
      And its stderr is the lines "1" to "5000"

    @load
    Scenario: All of 10,000 lines that are written one by one arrive, in order
      Given the client is connected
      When it runs `for i in {1..10000}; do echo $i; done`
      Then its stdout is the lines "1" to "10000"

  @OUT-6 @must
  Rule: A line of 200,000 characters that the command generates arrives whole, ASCII or not; where messages carry a chunk index, it counts from 0 without a gap; where they carry the total as well, it ends at the total less 1
    Programs print whole documents in one line.

    @load
    Scenario Outline: A line of 200,000 characters of <script> on <channel> arrives whole
      Given the client is connected
      When it prints a line of 200,000 characters of <script> on <channel>
      Then exactly that comes back

      Examples:
        | script   | channel |
        | ASCII    | stdout  |
        | accents  | stdout  |
        | Japanese | stdout  |
        | emoji    | stdout  |
        | ASCII    | stderr  |
        | Japanese | stderr  |

    @load
    Scenario: A second line of 200,000 characters in the same session arrives whole, too
      Given the client prints a line of 200,000 characters of ASCII on stdout
      When it prints a line of 200,000 characters of Japanese on stdout
      Then exactly that comes back

    @load
    Scenario: What comes after a line of 200,000 characters arrives too
      Given the client is connected
      When it runs `printf '%0200000d\n' 0; echo after`
      Then its stdout is something that begins with "000" and ends with "000\nafter\n"

  @OUT-7 @must
  Rule: A command that reads its input reaches the end of it at once
    There is nobody who could type.

    Scenario Outline: `<command>` does not wait for input
      Given the client is connected
      When it runs `<command>`
      Then its stdout is "<text>"

      Examples:
        | command                                    | text       |
        | cat && echo done                           | done\n     |
        | cat; echo $?                               | 0\n        |
        | read line \|\| echo "no input"             | no input\n |
        | bash -c 'cat; echo inner'                  | inner\n    |
        | cat; test $SECONDS -lt 3 && echo "at once" | at once\n  |

    Scenario Outline: What a command reads is not <what>
      Given the client is connected
      When it runs `<command>`
      Then its stdout is "<text>"

      Examples:
        | what                        | command             | text  |
        | the rest of the script      | cat\necho two       | two\n |
        | the next line of the script | read line\necho two | two\n |

    Scenario: The command after a paused and cancelled one does not wait for input either
      Given the client started a command that waits
      And the client has paused the command
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `cat; echo done`
      Then its stdout is "done\n"

    Scenario: The command after one that timed out does not wait for input either
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When it runs `cat; echo done`
      Then its stdout is "done\n"

    Scenario: The second command does not wait for input either
      Given the client runs `true`
      When it runs `cat; echo done`
      Then its stdout is "done\n"

  @OUT-8 @should
  Rule: Bytes that are not UTF-8 end neither the session nor the rest of the output
    Commands print files, and files hold anything.

    Scenario Outline: The rest of the output arrives after <bytes> on <channel>
      Given the client is connected
      When it runs `{ echo before; printf '<bytes>'; echo; echo after; } <redirection>`
      Then its <channel> is something that begins with "before\n" and ends with "\nafter\n"

      Examples:
        | bytes        | channel | redirection |
        | \xff\xfe     | stdout  |             |
        | \xc3\x28     | stdout  |             |
        | \xed\xa0\x80 | stdout  |             |
        | \x80abc      | stderr  | >&2         |

    Scenario: The rest of a line arrives around a byte that is not UTF-8
      Given the client is connected
      When it runs `printf 'before\na\xffz\nafter\n'`
      Then its stdout is something that begins with "before\na" and ends with "z\nafter\n"

    Scenario: The command goes on after bytes that are not UTF-8
      Given the client is connected
      When it runs `printf '\xff\n'; sleep 0.5; echo after`
      Then its stdout is something that ends with "\nafter\n"
      And the command completes with exit code 0

    Scenario: The session goes on after bytes that are not UTF-8
      Given the client is connected
      When it runs `printf '\xff\xfe\xfd'`
      Then it still gets answers

    Scenario: The next command's accents arrive whole after bytes that are not UTF-8
      Given the client is connected
      And it runs `printf '\xff\n'`
      And the command completes with exit code 0
      When it echoes "é日本"
      Then exactly that comes back, and a newline

    Scenario: An incomplete character at the end ends nothing
      Given the client is connected
      When it runs `printf 'whole\xe6\x97'`
      Then its stdout is something that begins with "whole"
      And the command completes with exit code 0

    Scenario: An incomplete character at the end stays out of the next command's output
      Given the client is connected
      And it runs `printf 'whole\xe6\x97'`
      And the command completes with exit code 0
      When it runs `echo next`
      Then its stdout is "next\n"

  @OUT-9 @must
  Rule: A command that prints nothing sends no output
    An empty message would be shown as an empty line.

    Scenario Outline: `<command>` sends no output
      Given the client is connected
      When it runs `<command>`
      Then it has seen no output

      Examples:
        | command   |
        | true      |
        | exit 3    |
        | cd /      |
        | printf '' |
        | sleep 2.5 |

    Scenario: A silent command after one that printed sends no output
      Given the client runs `echo loud`
      When it runs `true`
      Then the messages of the command came in the order response, start, completion

    Scenario: A silent command that times out sends no output
      Given the client is connected
      When it runs `exec sleep 60` with a timeout of 1 second
      Then it has seen no output

    Scenario: A silent command that is paused and resumed sends no output
      Given the client started `exec sleep 60`
      And the client has paused the command
      When it resumes the command
      Then it has seen no output

    Scenario: A silent command that is cancelled sends no output
      Given the client started `exec sleep 60`
      When it cancels the command
      Then within 5 seconds the session has nothing left to cancel
      And it has seen no output
