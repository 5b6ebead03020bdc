@sessions
Feature: Sessions

  Each connection is a session of its own: it knows its name, keeps what it runs to itself, can be used for as long as
  the client likes, and leaves nothing behind when it ends.

  @SES-1 @must
  Rule: The greeting carries a non-empty session id, a version, and the capabilities "execute", "control" and "stream"
    A client decides by it what it may ask of the server.

    Scenario: The greeting says all that a client needs to know
      When the client connects
      Then the greeting names a session id, a version, and the capabilities "execute", "control" and "stream"

  @SES-2 @must
  Rule: No two sessions share a session id
    Logs and support cases name a session by its id.

    Scenario: Sessions that are open at the same time differ
      When up to 10 clients connect
      Then no two session ids are the same

    @alone @load
    Scenario: As many sessions as fit, a hundred at most, differ
      When up to 100 clients connect
      Then no two session ids are the same

    Scenario: A session id is not used again
      When 10 clients come and go
      Then no two session ids are the same

    @load
    Scenario: A session id is not used again by any of 300 clients
      When 300 clients come and go
      Then no two session ids are the same

  @SES-3 @must
  Rule: What the command of one session prints never reaches another session, however many run at once
    Other people's output may be secret, and is wrong in any case.

    Scenario: Two clients each see their own output only
      Given up to 2 clients are connected
      When each of them starts a command that says its name again and again
      Then exactly that comes back

    Scenario: Two clients that run the same command each see their own output
      Given another client started a command that counts slowly to 10
      When the client starts a command that counts slowly to 10
      Then the client's command goes on to the end, and nothing is lost
      And the other client's command goes on to the end, and nothing is lost

    Scenario: A client that runs nothing sees no output
      Given the client is connected
      When another client runs `echo for my eyes only; echo and mine >&2`
      Then the client has seen no output

    Scenario: A client that comes later sees nothing of what was printed before
      Given another client runs `echo for my eyes only`
      And the client is connected
      When it runs `echo mine`
      Then its stdout is "mine\n"

    @alone @load
    Scenario: 25 clients each see their own output only
      Given up to 25 clients are connected
      When each of them starts a command that says its name again and again
      Then exactly that comes back

    @alone @load
    Scenario: As many clients as the server has room for each see their own output only
      Given as many clients as there is room for, at most 100, are connected
      When each of them starts a command that says its name again and again
      Then exactly that comes back

  @SES-4 @must
  Rule: Exactly as many sessions fit as the health page allows; one more gets, instead of the greeting, the error -32003 without an id and is closed with code 1008; those that are open keep working, and when one closes there is room again
    The limit protects the machine, and a client that is turned away has to know why.

    @alone @load
    Scenario: All that fit are let in
      Given nobody else uses the server
      When as many clients as the server allows connect
      Then each is let in and greeted first

    @alone @load
    Scenario: One client too many is told why, and turned away
      Given nobody else uses the server
      And as many clients as the server allows are connected
      When one more client connects
      Then it is refused with the error -32003 and the close code 1008

    @alone @load
    Scenario: Every client too many is turned away
      Given nobody else uses the server
      And as many clients as the server allows are connected
      And another client connects
      And it is refused with the error -32003 and the close code 1008
      When one more client connects
      Then it is refused with the error -32003 and the close code 1008

    @alone @load
    Scenario: A command that one client too many sends before its greeting is not run
      Given nobody else uses the server
      And as many clients as the server allows are connected
      When one more client sends a command that leaves a trace before it is greeted
      Then the command left no trace

    @alone @load
    Scenario: Those that are open keep working at the limit
      Given nobody else uses the server
      And as many clients as the server allows are connected
      When one more client connects
      Then each of them still gets answers

    @alone @load
    Scenario: There is room again when one has left
      Given nobody else uses the server
      And as many clients as the server allows are connected
      And one more client connects
      When 1 of them closes its session
      Then one more client is connected within 5 seconds

    @alone @load
    Scenario: There is room again when one was cut off
      Given nobody else uses the server
      And as many clients as the server allows are connected
      When 1 of them is cut off
      Then one more client is connected within 5 seconds

    @alone @load
    Scenario: The place of one that has left is given to one client only, however many come at once
      Given nobody else uses the server
      And as many clients as the server allows are connected
      And 1 of them closes its session
      And within 5 seconds the health page counts exactly the sessions that are open
      When 5 more clients connect at once
      Then 1 of them at most is let in

  @SES-5 @must
  Rule: Closing a session ends the process that it runs, paused or not, with its children, within 5 seconds
    What nobody can see or stop any more must not go on eating the machine.

    Scenario Outline: A command that <task> ends with its session
      Given the client started a command that <task>
      When the client closes its session
      Then the command and its children are gone within 5 seconds

      Examples:
        | task                             |
        | waits                            |
        | prints all the time              |
        | has children                     |
        | has grandchildren                |
        | ignores SIGTERM                  |
        | ignores SIGINT and SIGHUP        |
        | has children that ignore SIGTERM |
        | has orphaned children            |
        | closes its output                |

    Scenario Outline: A paused command that <task> ends with its session
      Given the client started a command that <task>
      And the client has paused the command
      When the client closes its session
      Then the command and its children are gone within 5 seconds

      Examples:
        | task            |
        | has children    |
        | ignores SIGTERM |

    Scenario: A command that was paused and resumed ends with its session
      Given the client started a command that has children
      And the client has paused the command
      And the client has resumed the command
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario: The second command of a session ends with it as well
      Given the client runs `true`
      And the client started a command that waits
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario: The command after a cancelled one ends with its session
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      And the client started a command that waits
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario: The command after one that timed out ends with its session
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      And the client started a command that waits
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario: A command ends with its session when a browser leaves the page
      Given the client started a command that has children
      When the client closes its session with the code 1001
      Then the command and its children are gone within 5 seconds

    Scenario: A command ends with its session when the client names no close code
      Given the client started a command that waits
      When the client closes its session without a close code
      Then the command and its children are gone within 5 seconds

    Scenario: A command ends with its session when the client has a close code of its own
      Given the client started a command that waits
      When the client closes its session with the code 4000
      Then the command and its children are gone within 5 seconds

    Scenario: A command ends with its session when the client says why it leaves
      Given the client started a command that waits
      When the client closes its session with the reason "bye"
      Then the command and its children are gone within 5 seconds

    @docker
    Scenario: A command that has children ends with its session on the docker server too
      Given the docker server is under test
      And the client started a command that has children
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario Outline: A command ends with its session after <what>
      Given the client started a command that waits
      And it sends <what>
      When the client closes its session
      Then the client's command is gone within 5 seconds

      Examples:
        | what                       |
        | text that is not UTF-8     |
        | an unmasked frame          |
        | a frame with reserved bits |

    Scenario: A command that was paused again ends with its session
      Given the client started a command that has children
      And the client has paused the command
      And the client has resumed the command
      And the client has paused the command
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario: A command that is being cancelled ends with its session
      Given the client started a command that ignores SIGTERM
      And it cancels the command
      When the client closes its session
      Then the command and its children are gone within 5 seconds

    Scenario: A command that has outlived its timeout ends with its session
      Given the client started a command that ignores SIGTERM, with a timeout of 1 second
      And another client runs `sleep 1.1`
      When the client closes its session
      Then the client's command is gone within 5 seconds

    @load
    Scenario: A command ends with its session after a message of 11 MiB
      Given the client started a command that waits
      And it sends a message of 11 MiB
      When the client closes its session
      Then the client's command is gone within 5 seconds

    Scenario: A command ends with its session after a binary frame
      Given the client started a command that waits
      And it sends arbitrary bytes in a binary frame
      When the client closes its session
      Then the client's command is gone within 5 seconds

    Scenario: A command beside which another was refused ends with its session
      Given the client started a command that waits
      And the client runs `echo second`
      When the client closes its session
      Then the first command and its children are gone within 5 seconds

    Scenario: A command that was sent at the last moment ends with its session
      When 5 clients send a command that waits, and close their sessions at once
      Then their commands are gone within 5 seconds

    Scenario: A command without an id, if it is run, ends with its session
      When 2 clients send a command without an id that waits, and close their sessions
      Then their commands are gone within 5 seconds

    Scenario: The commands of other sessions go on
      Given another client started a command that waits
      And the client started a command that waits
      When the client closes its session
      Then the command and its children are gone within 5 seconds
      But the other client's command still runs

  @SES-6 @must
  Rule: A connection that ends without a closing handshake, by a FIN or by a reset, ends the process as well, within 5 seconds, and the server stays healthy
    Programs crash, and machines are switched off, without saying goodbye.

    Scenario Outline: A command that <task> ends when the connection is cut by a <cut>
      Given the client is connected through a network that can fail
      And the client started a command that <task>
      When it is cut off by a <cut>
      Then the command and its children are gone within 5 seconds
      And the server is healthy

      Examples:
        | task                             | cut   |
        | waits                            | FIN   |
        | waits                            | reset |
        | has children                     | FIN   |
        | has children                     | reset |
        | prints all the time              | reset |
        | ignores SIGTERM                  | FIN   |
        | ignores SIGTERM                  | reset |
        | ignores SIGINT and SIGHUP        | FIN   |
        | ignores SIGINT and SIGHUP        | reset |
        | has children that ignore SIGTERM | FIN   |
        | has orphaned children            | FIN   |
        | closes its output                | reset |
        | prints all the time              | FIN   |

    Scenario Outline: A command ends when the connection is cut by a <cut> in the middle of a message
      Given the client is connected through a network that can fail
      And the client started a command that waits
      And it sends half of a message
      When it is cut off by a <cut>
      Then the command and its children are gone within 5 seconds
      And the server is healthy

      Examples:
        | cut   |
        | FIN   |
        | reset |

    Scenario Outline: A paused command that <task> ends when the connection is cut by a <cut>
      Given the client is connected through a network that can fail
      And the client started a command that <task>
      And the client has paused the command
      When it is cut off by a <cut>
      Then the command and its children are gone within 5 seconds
      And the server is healthy

      Examples:
        | task            | cut   |
        | has children    | FIN   |
        | has children    | reset |
        | ignores SIGTERM | FIN   |
        | ignores SIGTERM | reset |

    Scenario: Clients that are cut off while they are refused leave the server as it was
      Given 20 clients ask for another path, and are cut off at once
      When the client connects
      Then it is let in and greeted first
      And the server is healthy

    Scenario: A command that has outlived its timeout ends when the connection is cut
      Given the client is connected through a network that can fail
      And the client started a command that ignores SIGTERM, with a timeout of 1 second
      And another client runs `sleep 1.1`
      When the client is cut off by a reset
      Then the client's command is gone within 5 seconds

    Scenario: A command that was paused and resumed ends when the connection is cut
      Given the client is connected through a network that can fail
      And the client started a command that has children
      And the client has paused the command
      And the client has resumed the command
      When it is cut off by a reset
      Then the command and its children are gone within 5 seconds

    Scenario: The command after a cancelled one ends when the connection is cut
      Given the client is connected through a network that can fail
      And the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      And the client started a command that waits
      When it is cut off by a reset
      Then the command and its children are gone within 5 seconds

    Scenario: The command after one that timed out ends when the connection is cut
      Given the client is connected through a network that can fail
      And the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      And the client started a command that waits
      When it is cut off by a reset
      Then the command and its children are gone within 5 seconds

    Scenario: A command beside which another was refused ends when the connection is cut
      Given the client is connected through a network that can fail
      And the client started a command that waits
      And the client runs `echo second`
      When it is cut off by a reset
      Then the first command and its children are gone within 5 seconds

    Scenario: The second command of a session ends as well when the connection is cut
      Given the client is connected through a network that can fail
      And the client runs `true`
      And the client started a command that waits
      When it is cut off by a reset
      Then the command and its children are gone within 5 seconds

    Scenario: A command that is being cancelled ends when the connection is cut
      Given the client is connected through a network that can fail
      And the client started a command that ignores SIGTERM
      And it cancels the command
      When it is cut off by a reset
      Then the command and its children are gone within 5 seconds

    @load
    Scenario: A command whose output nobody reads ends when the connection is cut
      Given the client is connected through a network that can fail
      And it started a command that prints without end
      And it reads nothing more
      And another client runs `sleep 1`
      When the client is cut off by a reset
      Then the client's command is gone within 5 seconds
      And the server is healthy

    Scenario: A command that was sent at the last moment ends when the connection is cut
      When 5 clients send a command that waits, and are cut off at once
      Then their commands are gone within 5 seconds
      And the server is healthy

  @SES-7 @must
  Rule: A session runs 20 commands one after another, each with its own process id and its own output
    Clients keep one session for a whole day's work.

    Scenario: Twenty commands in one session
      Given the client is connected
      When it runs 20 commands one after another, each printing its number
      Then exactly that comes back
      And no two process ids are the same

    Scenario: A command whose request has the id of an earlier one is run as well
      Given the client is connected
      And it sends the message
        """
        {"jsonrpc":"2.0","id":4,"method":"execute","params":{"command":"true","timeout":30}}
        """
      And its stdout is ""
      When it sends the message
        """
        {"jsonrpc":"2.0","id":4,"method":"execute","params":{"command":"echo second","timeout":30}}
        """
      Then its stdout is "second\n"

  @SES-8 @should
  Rule: An idle session gets the heartbeat "ping" in every heartbeat interval, and lives on as long as the client answers
    Without it, proxies on the way close connections that seem dead.

    @slow
    Scenario: An idle session is kept alive
      Given the client is connected
      Then it gets 4 heartbeats, each within the heartbeat interval
      And it still gets answers

    @slow
    Scenario: A session that has worked is kept alive too
      Given the client runs `echo work`
      Then it gets 3 heartbeats, each within the heartbeat interval
      And it still gets answers

    @slow
    Scenario: A session whose command has failed is kept alive too
      Given the client runs `exit 3`
      Then it gets 3 heartbeats, each within the heartbeat interval

    @slow
    Scenario: A session whose command was cancelled is kept alive too
      Given the client started a command that waits
      And the client has cancelled the command
      And within 5 seconds the session takes the next command
      Then it gets 3 heartbeats, each within the heartbeat interval

    @slow
    Scenario: A session whose command has timed out is kept alive too
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      Then it gets 3 heartbeats, each within the heartbeat interval

    @slow
    Scenario: A session that was told of an error is kept alive too
      Given the client is connected
      And it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        """
      Then it gets 3 heartbeats, each within the heartbeat interval

    @slow
    Scenario: A session that has had errors, a batch and a cancelled command is kept alive too
      Given the client sends the message
        """
        {"jsonrpc":"2.0",
        """
      And it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"nope"}]
        """
      And the client started a command that waits
      And the client has paused the command
      And the client has resumed the command
      And the client has cancelled the command
      Then it gets 2 heartbeats, each within the heartbeat interval
