@robustness
Feature: Robustness

  Clients have defects, and some are hostile. What one of them does, by mistake or on purpose, must never cost the others
  the server.

  @ROB-1 @must
  Rule: A binary frame is answered with an error, or the connection closed with 1003 or 1008; what it asks for is not run, and the server stays healthy
    Half-understood input is the beginning of most attacks.

    Scenario: A binary frame is turned down
      Given the client is connected
      When it sends a command in a binary frame
      Then it is answered with an error, or closed with 1003 or 1008
      And the server is healthy

    Scenario: A command in a binary frame is not run
      Given the client is connected
      When it sends a command that leaves a trace in a binary frame
      Then the command left no trace

    Scenario: A command in a second binary frame is not run either
      Given the client is connected
      And it sends arbitrary bytes in a binary frame
      When it sends a command that leaves a trace in a binary frame
      Then the command left no trace

    Scenario: A command in a binary message of two frames is not run
      Given the client is connected
      When it sends a command that leaves a trace in two binary frames
      Then the command left no trace

    Scenario: A command in a binary frame among requests is not run
      Given the client is connected
      When it sends a command that leaves a trace in a binary frame among requests
      Then the command left no trace

    Scenario Outline: A binary frame of <what> is turned down
      Given the client is connected
      When it sends <what> in a binary frame
      Then it is answered with an error, or closed with 1003 or 1008
      And the server is healthy

      Examples:
        | what            |
        | arbitrary bytes |
        | nothing         |

  @ROB-2 @must
  Rule: A message of 11 MiB is answered with an error, or the connection closed with 1009 or reset, within 10 seconds, and the server stays healthy
    The memory of the server belongs to all of its clients.

    @load
    Scenario: A message of 11 MiB is turned down
      Given the client is connected
      When it sends a message of 11 MiB
      Then it is answered with an error, or closed with 1009 or reset, within 10 seconds
      And the server is healthy

    @load
    Scenario: A message of 11 MiB in two frames is turned down
      Given the client is connected
      When it sends a message of 11 MiB in frames of 6 MiB
      Then it is answered with an error, or closed with 1009 or reset, within 10 seconds
      And the server is healthy

    @load
    Scenario: Others can go on working after a client has sent 11 MiB
      Given the client is connected
      And another client is connected
      When the client sends a message of 11 MiB
      Then it is answered with an error, or closed with 1009 or reset, within 10 seconds
      And the other client still gets answers

  @ROB-3 @must
  Rule: JSON nested 100,000 deep is answered with an error, or the connection closed, and the server stays healthy
    Careless parsers break down over it.

    @load
    Scenario Outline: JSON with <what> nested 100,000 deep is turned down
      Given the client is connected
      When it sends <what> nested 100,000 deep
      Then it is answered with an error, or closed, within 10 seconds
      And the server is healthy

      Examples:
        | what    |
        | lists   |
        | objects |
        | params  |
        | ids     |

  @ROB-4 @must
  Rule: 1,000 requests sent at once on one session get 1,000 responses, each once
    Clients that work through a list do not wait for each answer.

    @load
    Scenario: Each of a thousand requests sent at once is answered once
      Given the client is connected
      When it sends 1,000 requests at once
      Then each of them is answered once

    @load
    Scenario: Each of two hundred commands sent at once is answered once
      Given the client is connected
      When it sends 200 commands at once
      Then each of them is answered once

  @ROB-5 @must
  Rule: A client that does not read what its command prints does not keep others from their answers
    A laptop that falls asleep in the middle of a long log must harm nobody.

    @load
    Scenario: Others get their answers beside a client that does not read
      Given the client is connected through a network that can fail
      And it started a command that prints without end
      And it reads nothing more
      When another client runs `sleep 1; echo still here`
      Then its stdout is "still here\n"
      And the server is healthy

    @load
    Scenario: A command that runs already goes on beside a client that does not read
      Given another client started a command that counts slowly to 30
      And the client is connected through a network that can fail
      And it started a command that prints without end
      When it reads nothing more
      Then the other client's command goes on to the end, and nothing is lost

    @load
    Scenario: Several clients that do not read harm nobody
      Given up to 5 clients are connected through a network that can fail
      And each of them started a command that prints without end
      And each of them reads nothing more
      When another client runs `sleep 1; seq 1 1000`
      Then its stdout is the lines "1" to "1000"
      And the server is healthy

  @ROB-6 @must
  Rule: 100 sessions opened and cut off in turn leave the number of active sessions where it was and no process behind, 5 seconds later
    A server runs for months, and what each client leaves behind adds up.

    @alone @load
    Scenario: A hundred sessions that are cut off leave nothing behind
      The number may be right by chance while the last sessions are still ending, so it has to be right afterwards, too.

      Given nobody else uses the server
      When 100 clients start a command that waits, and are cut off
      Then within 5 seconds the health page counts exactly the sessions that are open
      And their commands are gone within 5 seconds
      And within 5 seconds the health page counts exactly the sessions that are open
