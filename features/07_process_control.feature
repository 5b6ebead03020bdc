@control
Feature: Process control

  A client that started a command stays its master: it can hold it, let it go on, and end it, with all that it has
  started, and nobody else can.

  @CTL-1 @must
  Rule: A pause is acknowledged and announced; from then on the process and its children stand still and nothing is printed until the client resumes, which is acknowledged and announced too; then the rest follows, and nothing is lost
    A machine can be given to something more urgent, without losing what was done.

    Scenario: A pause is acknowledged and announced
      Given the client started a command that waits
      When it pauses the command
      Then the pause is acknowledged and announced

    Scenario Outline: A paused command that <task> stands still
      Given the client started a command that <task>
      When it pauses the command
      Then the command and its children stand still

      Examples:
        | task                  |
        | waits                 |
        | has children          |
        | has grandchildren     |
        | prints all the time   |
        | ignores SIGTERM       |
        | ignores SIGTSTP       |
        | has orphaned children |

    Scenario: A paused command prints nothing
      Given the client started a command that prints all the time
      When it pauses the command
      Then the command prints nothing more

    Scenario: A resume is acknowledged and announced
      Given the client started a command that waits
      And the client has paused the command
      When it resumes the command
      Then the resume is acknowledged and announced

    Scenario Outline: A resumed command that <task> moves again
      Given the client started a command that <task>
      And the client has paused the command
      When it resumes the command
      Then the command and its children move again

      Examples:
        | task                  |
        | has children          |
        | has grandchildren     |
        | has orphaned children |

    Scenario: A command that was paused twice in a row needs one resume only
      Given the client started a command that has children
      And the client has paused the command
      And it pauses the command
      When it resumes the command
      Then the command and its children move again

    Scenario: A second pause does not let the command go on
      Given the client started a command that has children
      And the client has paused the command
      When it pauses the command
      Then the command and its children stand still

    Scenario: A command that was resumed though it ran can be paused
      Given the client started a command that has children
      And it resumes the command
      When it pauses the command
      Then the command and its children stand still

    Scenario: A command that prints much loses nothing in a pause
      Given the client started `seq 1 20000; sleep 2; seq 20001 40000`
      And the client has paused the command
      When it resumes the command
      Then its stdout is the lines "1" to "40000"

    Scenario: The second command of a session can be paused too
      Given the client runs `true`
      And the client started a command that prints all the time
      When it pauses the command
      Then the command and its children stand still
      And the command prints nothing more

    Scenario: The command after a cancelled one can be paused
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      And the client started a command that has children
      When it pauses the command
      Then the command and its children stand still

    Scenario: The command after one that timed out can be paused
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      And the client started a command that has children
      When it pauses the command
      Then the command and its children stand still

    Scenario: The command after a paused and cancelled one can be paused
      Given the client started a command that waits
      And the client has paused the command
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      And the client started a command that has children
      When it pauses the command
      Then the command and its children stand still

    Scenario: A resumed command prints the rest
      Given the client started a command that counts slowly to 20
      And the client has paused the command
      When it resumes the command
      Then the command goes on to the end, and nothing is lost
      And the command completes with exit code 0

    Scenario: A resumed command prints the rest on stderr, too
      Given the client started a command that prints "one", then "two" on stderr and waits after each
      And the client has paused the command
      When it resumes the command
      Then "one\n" arrives on stderr while the command runs
      And "two\n" arrives on stderr while the command runs

    @slow
    Scenario: A character that is printed half before and half after a pause arrives whole
      Given another client is connected
      And the client started `printf '\xe6\x97'; sleep 3; printf '\xa5\n'`
      And the other client runs `sleep 0.3`
      And the client has paused the command
      When it resumes the command
      Then its stdout is "日\n"

    Scenario: A command can be paused again
      Given the client started a command that counts slowly to 20
      And the client has paused the command
      And the client has resumed the command
      When it pauses the command
      Then the command and its children stand still
      And the command prints nothing more

    Scenario: A command that was paused twice loses nothing
      Given the client started a command that counts slowly to 20
      And the client has paused the command
      And the client has resumed the command
      And the client has paused the command
      When it resumes the command
      Then the command goes on to the end, and nothing is lost

    @slow
    Scenario: A paused command is still paused after 6.5 seconds
      Given the client started a command that waits
      And the client has paused the command
      When another client runs `sleep 6.5; echo later`
      Then the client's command stands still

    Scenario: A paused command is still paused after half a second
      Given the client started a command that counts slowly to 20
      And the client has paused the command
      When another client runs `sleep 0.5; echo later`
      Then the client's command stands still

  @CTL-2 @must
  Rule: A cancel is acknowledged and announced, and the process is gone within 5 seconds, even if it is paused or ignores SIGTERM
    Whoever cancels wants the machine back.

    Scenario: A cancel is acknowledged and announced
      Given the client started a command that waits
      When it cancels the command
      Then the cancel is acknowledged and announced

    Scenario Outline: A cancelled command that <task> is gone
      Given the client started a command that <task>
      When it cancels the command
      Then the command is gone within 5 seconds

      Examples:
        | task                      |
        | waits                     |
        | ignores SIGTERM           |
        | ignores SIGINT and SIGHUP |
        | prints all the time       |
        | counts slowly to 50       |
        | closes its output         |

    Scenario Outline: A paused command that <task> can be cancelled
      Given the client started a command that <task>
      And the client has paused the command
      When it cancels the command
      Then the command is gone within 5 seconds

      Examples:
        | task            |
        | waits           |
        | ignores SIGTERM |

    Scenario Outline: A cancelled command that <task> does not succeed
      Given the client started a command that <task>
      When it cancels the command
      Then the command is gone within 5 seconds
      And within 5 seconds the session takes the next command
      And the command does not succeed

      Examples:
        | task                    |
        | waits                   |
        | exits with 0 on SIGTERM |

    Scenario Outline: A cancelled command that ignores SIGTERM is gone even if the client then <controls> it as well
      Given the client started a command that ignores SIGTERM
      And it cancels the command
      When it <controls> the command
      Then the command is gone within 5 seconds

      Examples:
        | controls |
        | cancels  |
        | pauses   |

    Scenario: The second command of a session can be cancelled too
      Given the client runs `true`
      And the client started a command that waits
      When it cancels the command
      Then the command is gone within 5 seconds

    Scenario: The command after a cancelled one can be cancelled too
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      And the client started a command that waits
      When it cancels the command
      Then the command is gone within 5 seconds

    Scenario: The command after one that timed out can be cancelled
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      And the client started a command that waits
      When it cancels the command
      Then the command is gone within 5 seconds

    Scenario: A cancel in a batch ends the command
      Given the client started a command that waits
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":"a","method":"control","params":{"type":"CANCEL"}}]
        """
      Then the command is gone within 5 seconds

  @CTL-3 @must
  Rule: A cancel also ends what the command has started itself
    A build is many processes, and the client knows only the first.

    Scenario Outline: The children of a cancelled command that <task> are gone
      Given the client started a command that <task>
      When it cancels the command
      Then the command and its children are gone within 5 seconds

      Examples:
        | task                             |
        | has children                     |
        | has children that ignore SIGTERM |
        | has grandchildren                |
        | has orphaned children            |

    Scenario Outline: The children of a paused and cancelled command that <task> are gone
      Given the client started a command that <task>
      And the client has paused the command
      When it cancels the command
      Then the command and its children are gone within 5 seconds

      Examples:
        | task                             |
        | has children                     |
        | has children that ignore SIGTERM |

    Scenario: The children of a command that was paused, resumed and cancelled are gone
      Given the client started a command that has children
      And the client has paused the command
      And the client has resumed the command
      When it cancels the command
      Then the command and its children are gone within 5 seconds

    Scenario: A child that was started after a pause and a resume is gone after a cancel
      Given the client started a command that says "ready", then starts a child and says "started"
      And the client has paused the command
      And the client has resumed the command
      And "ready" arrives on stdout while the command runs
      And "started" arrives on stdout while the command runs
      When it cancels the command
      Then the command and its children are gone within 5 seconds

  @CTL-4 @must
  Rule: A control with no process, before any and after the last has ended, is answered with the error -32002
    The client learns by it that it came too late.

    Scenario Outline: There is nothing to <control> before the first command
      Given the client is connected
      When it asks to <control>
      Then it is answered with the error -32002

      Examples:
        | control |
        | pause   |
        | resume  |
        | cancel  |

    Scenario Outline: There is nothing to <control> after the last command has <ended>
      Given the client runs `<command>`
      When it asks to <control>
      Then it is answered with the error -32002

      Examples:
        | control | ended            | command    |
        | pause   | succeeded        | true       |
        | resume  | succeeded        | true       |
        | cancel  | succeeded        | true       |
        | pause   | failed           | exit 3     |
        | resume  | failed           | exit 3     |
        | cancel  | failed           | exit 3     |
        | pause   | died by a signal | kill -9 $$ |
        | cancel  | died by a signal | kill -9 $$ |

    Scenario: There is nothing to cancel after the second command
      Given the client runs `true`
      And the client runs `true`
      When it asks to cancel
      Then it is answered with the error -32002

    Scenario: There is nothing to cancel after the end of a command beside which another was refused
      Given the client started a command that counts slowly to 20
      And the client runs `echo second`
      And the first command completes with exit code 0
      When it asks to cancel
      Then it is answered with the error -32002

    Scenario: There is nothing to resume after the end of a command that was paused
      Given the client started a command that prints "now" on stdout and waits
      And the client has paused the command
      And the client has resumed the command
      And "now" arrives on stdout while the command runs
      And the command completes with exit code 0
      When it asks to resume
      Then it is answered with the error -32002

    Scenario Outline: There is nothing to <control> after the last command was cancelled
      Given the client started a command that waits
      When the client has cancelled the command
      Then within 5 seconds the session has nothing left to <control>

      Examples:
        | control |
        | pause   |
        | resume  |
        | cancel  |

    Scenario Outline: A <control> that came too early does nothing later
      Given the client is connected
      And it asks to <control>
      When it runs `sleep 0.1; echo later`
      Then its stdout is "later\n"
      And the command completes with exit code 0

      Examples:
        | control |
        | pause   |
        | cancel  |

    Scenario Outline: There is nothing to <control> after the last command has timed out
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When it asks to <control>
      Then it is answered with the error -32002

      Examples:
        | control |
        | pause   |
        | resume  |
        | cancel  |

  @CTL-5 @must
  Rule: A command that is sent while another runs is answered with the error -32602, and the first one goes on undisturbed
    A session does one thing at a time, and says so.

    Scenario: A second command is refused
      Given the client started a command that waits
      When it runs `echo second`
      Then it is answered with the error -32602

    Scenario: Of several commands that are sent at once only one is run
      Given the client is connected
      When it sends these messages at once
        """
        {"jsonrpc":"2.0","id":"a","method":"execute","params":{"command":"exec sleep 60","timeout":100}}
        {"jsonrpc":"2.0","id":"b","method":"execute","params":{"command":"exec sleep 60","timeout":100}}
        {"jsonrpc":"2.0","id":"c","method":"execute","params":{"command":"exec sleep 60","timeout":100}}
        {"jsonrpc":"2.0","id":"d","method":"execute","params":{"command":"exec sleep 60","timeout":100}}
        """
      Then one of them is answered with a result, the others with the error -32602

    Scenario: A second command is refused while the first is paused
      Given the client started a command that waits
      And the client has paused the command
      When it runs `echo second`
      Then it is answered with the error -32602

    Scenario: A second command is refused after the first was paused and resumed
      Given the client started a command that waits
      And the client has paused the command
      And the client has resumed the command
      When it runs `echo second`
      Then it is answered with the error -32602

    Scenario: A second command is refused while the command after a cancelled one runs
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      And the client started a command that waits
      When it runs `echo second`
      Then it is answered with the error -32602

    Scenario: A second command is refused while the command after one that timed out runs
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      And the client started a command that waits
      When it runs `echo second`
      Then it is answered with the error -32602

    Scenario: The first command goes on
      Given the client started a command that counts slowly to 20
      When it runs `echo second`
      Then the first command goes on to the end, and nothing is lost

    Scenario: A third command is refused as well
      Given the client started a command that waits
      And the client runs `echo second`
      When it runs `echo third`
      Then it is answered with the error -32602

    Scenario: A paused first command stays paused
      Given the client started a command that waits
      And the client has paused the command
      When it runs `echo second`
      Then the first command and its children stand still

    Scenario: The timeout of a refused command does not hold for the first
      Given the client started a command that counts slowly to 20
      When it runs `echo second` with a timeout of 1 second
      Then the first command goes on to the end, and nothing is lost

    Scenario: The timeout of the first command still holds
      Given the client started a command that waits, with a timeout of 2 seconds
      When it runs `echo second`
      Then the first command fails with an exit code other than 0 within 9 seconds

    Scenario: The first command can still be paused
      Given the client started a command that has children
      And the client runs `echo second`
      When it pauses the first command
      Then the first command and its children stand still

    Scenario: The first command can still be cancelled
      Given the client started a command that waits
      And the client runs `echo second`
      When it cancels the first command
      Then the cancel is acknowledged and announced

  @CTL-6 @must
  Rule: A command that outlives its timeout is ended: at most 7 seconds after its timeout its completion comes, with the status "failed" and an exit code other than 0
    A forgotten command must not run for ever, and its end must not look like a success.

    Scenario Outline: A command that <task> is ended after its timeout
      Given the client is connected
      When it starts a command that <task>, with a timeout of 1 second
      Then the command fails with an exit code other than 0 within 8 seconds
      And the command and its children are gone within 7 seconds

      Examples:
        | task                    |
        | waits                   |
        | prints all the time     |
        | has children            |
        | has grandchildren       |
        | has orphaned children   |
        | exits with 0 on SIGTERM |

      @slow
      Examples:
        | task                             |
        | ignores SIGTERM                  |
        | has children that ignore SIGTERM |

    Scenario: The second command of a session is ended after its timeout
      Given the client runs `true`
      When it runs `sleep 60` with a timeout of 1 second
      Then the command fails with an exit code other than 0 within 8 seconds

    Scenario: The command after one that timed out is ended after its timeout, too
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      And within 5 seconds the session takes the next command
      When it runs `sleep 60` with a timeout of 1 second
      Then the command fails with an exit code other than 0 within 8 seconds

    Scenario: The command after a cancelled one is ended after its timeout
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `sleep 60` with a timeout of 1 second
      Then the command fails with an exit code other than 0 within 8 seconds

    Scenario: The command after a paused and cancelled one is ended after its timeout
      Given the client started a command that waits
      And the client has paused the command
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `sleep 60` with a timeout of 1 second
      Then the command fails with an exit code other than 0 within 8 seconds

    @slow
    Scenario: A command that takes 10.5 seconds is not ended before its timeout of 20
      Given the client is connected
      When it runs `sleep 10.5; echo in time` with a timeout of 20 seconds
      Then its stdout is "in time\n"
      And the command completes with exit code 0

    Scenario Outline: A timeout of <time> does not end a command early
      Given the client is connected
      When it runs `sleep 1; echo in time` with a timeout of <seconds> seconds
      Then its stdout is "in time\n"
      And the command completes with exit code 0

      Examples:
        | time     | seconds    |
        | a month  | 2592000    |
        | 50 days  | 4294968    |
        | 68 years | 2147483647 |

    Scenario: A command that takes 0.7 seconds is not ended before its timeout of 10
      Given the client is connected
      When it runs `sleep 0.7; echo in time` with a timeout of 10 seconds
      Then its stdout is "in time\n"
      And the command completes with exit code 0

    Scenario: A command that was paused and resumed is ended after its timeout
      Given the client started a command that waits, with a timeout of 2 seconds
      And it pauses the command
      When it resumes the command
      Then the command fails with an exit code other than 0 within 9 seconds

    Scenario: The children of a command that was paused and resumed are gone after its timeout
      Given the client started a command that has children, with a timeout of 2 seconds
      And it pauses the command
      When it resumes the command
      Then the command fails with an exit code other than 0 within 9 seconds
      And the command and its children are gone within 9 seconds

    Scenario: A command whose timeout passes during a pause is ended
      Given the client started a command that waits, with a timeout of 2 seconds
      And it pauses the command
      And another client runs `sleep 2.5`
      When the client resumes the command
      Then the command fails with an exit code other than 0 within 9 seconds

    Scenario: A command that has closed its output is ended after its timeout
      Given the client is connected
      When it runs `exec >/dev/null 2>&1; sleep 60` with a timeout of 1 second
      Then the command fails with an exit code other than 0 within 8 seconds

    @load
    Scenario: A command whose output nobody reads is ended after its timeout
      Given the client is connected through a network that can fail
      And it started a command that prints without end, with a timeout of 2 seconds
      And it reads nothing more
      When another client runs `sleep 2.1`
      Then the client's command is gone within 9 seconds

    Scenario: What was printed before the timeout has arrived
      Given the client is connected
      When it runs `echo begun; sleep 60` with a timeout of 1 second
      Then its stdout is "begun\n"
      And the command fails with an exit code other than 0

    Scenario: The timeout of a command that failed does not hold for the next
      Given the client runs `exit 3` with a timeout of 1 second
      When it runs `sleep 1.3; echo not mine` with a timeout of 30 seconds
      Then its stdout is "not mine\n"
      And the command completes with exit code 0

    @slow
    Scenario: The timeout of a command that was paused and resumed does not hold for the next
      Given the client started a command that counts slowly to 10, with a timeout of 3 seconds
      And it pauses the command
      And it resumes the command
      And another client runs `sleep 2`
      When the client runs `sleep 3.2; echo not mine` with a timeout of 30 seconds
      Then its stdout is "not mine\n"
      And the command completes with exit code 0

    Scenario: A timeout holds for its own command only
      Given the client runs `true` with a timeout of 1 second
      When it runs `sleep 1.3; echo not mine` with a timeout of 30 seconds
      Then its stdout is "not mine\n"
      And the command completes with exit code 0

  @CTL-7 @must
  Rule: The session takes the next command at once after the completion of a command that timed out, and at most 5 seconds after the result of a cancel
    One command has ended, and the work of the client goes on.

    Scenario Outline: The session goes on after a cancelled command that <task>
      Given the client started a command that <task>
      When it cancels the command
      Then within 5 seconds the session takes the next command

      Examples:
        | task            |
        | waits           |
        | has children    |
        | ignores SIGTERM |

    Scenario: The session goes on after a paused command was cancelled
      Given the client started a command that waits
      And the client has paused the command
      When it cancels the command
      Then within 5 seconds the session takes the next command

    Scenario: A cancelled command prints nothing into the next one's output
      Given the client started a command that ignores SIGTERM and prints all the time
      And it cancels the command
      And within 5 seconds the session takes the next command
      When it runs `sleep 0.3; echo new`
      Then its stdout is "new\n"

    @slow
    Scenario: The session goes on after the timeout of a command that ignores SIGTERM
      Given the client started a command that ignores SIGTERM, with a timeout of 1 second
      And the command has timed out
      When it runs `echo next`
      Then its stdout is "next\n"

    Scenario: The session goes on after a timeout that passed during a pause
      Given the client started a command that waits, with a timeout of 1 second
      And it pauses the command
      And another client runs `sleep 1.5`
      And the client resumes the command
      And the command has timed out
      When it runs `echo next`
      Then its stdout is "next\n"
      And the command completes with exit code 0

    Scenario: The session goes on after a timeout
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When it runs `echo next`
      Then its stdout is "next\n"
      And the command completes with exit code 0

    @slow
    Scenario: The command after a cancelled one is left alone
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `sleep 6; echo not mine` with a timeout of 30 seconds
      Then its stdout is "not mine\n"
      And the command completes with exit code 0

    @slow
    Scenario: The timeout of a cancelled command does not hold for the next
      Given the client started a command that waits, with a timeout of 3 seconds
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      When it runs `sleep 3.2; echo not mine` with a timeout of 30 seconds
      Then its stdout is "not mine\n"
      And the command completes with exit code 0

    @slow
    Scenario: The command after one that timed out is left alone
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When it runs `sleep 6; echo next` with a timeout of 30 seconds
      Then its stdout is "next\n"
      And the command completes with exit code 0

  @CTL-8 @must
  Rule: One session cannot control another's process
    Clients of one server need not know of each other.

    Scenario Outline: Another client that asks to <control> finds nothing to control
      Given the client started a command that waits
      And another client is connected
      When the other client asks to <control>
      Then it is answered with the error -32002

      Examples:
        | control |
        | pause   |
        | resume  |
        | cancel  |

    Scenario Outline: A command goes on when another client asks to <control>
      Given the client started a command that counts slowly to 20
      And another client is connected
      When the other client asks to <control>
      Then the client's command goes on to the end, and nothing is lost

      Examples:
        | control |
        | pause   |
        | cancel  |

    Scenario Outline: A command goes on when another client <controls> it by its process id
      Given the client started a command that counts slowly to 10
      And another client is connected
      When the other client <controls> the client's command
      Then the client's command goes on to the end, and nothing is lost

      Examples:
        | controls |
        | pauses   |
        | cancels  |

    Scenario: A paused command stays paused when another client asks to resume
      Given the client started a command that waits
      And the client has paused the command
      And another client is connected
      When the other client asks to resume
      Then the client's command stands still

    Scenario: A paused command stays paused when another client resumes its own
      Given the client started a command that waits
      And the client has paused the command
      And another client started a command that waits
      And the other client has paused the command
      When the other client has resumed the command
      Then the client's command stands still

    Scenario: A command goes on when another client pauses its own
      Given the client started a command that waits
      And another client started a command that waits
      When the client has paused the command
      Then the other client's command still runs

    Scenario: A command goes on when another client cancels its own
      Given another client started a command that waits
      And the client started a command that waits
      When it has cancelled the command
      Then the other client's command still runs
