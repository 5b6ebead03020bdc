@availability
Feature: Availability

  Before anything else a client has to find the server: a page that says how it is, a WebSocket that opens and greets,
  and nothing behind other addresses. All that follows stands on this.

  @AVL-1 @must
  Rule: The health page, /health, answers 200 with JSON and the status "healthy" within 2 seconds
    Whoever watches over the server asks this page, and restarts the server when it is silent.

    # Alone, each of them: what is measured is the server, not what this run asks of it meanwhile.

    @smoke @alone
    Scenario Outline: The <server> server is healthy
      Given the <server> server is under test
      When the health page is read
      Then it says "healthy" within 2 seconds

      @local
      Examples:
        | server |
        | local  |

      @docker
      Examples:
        | server |
        | docker |

    @alone
    Scenario: The health page answers every time
      When the health page is read
      And the health page is read
      And the health page is read
      Then it says "healthy" within 2 seconds

    @alone @load
    Scenario: The health page says "healthy" while the server is full, and when all have left
      Given nobody else uses the server
      And as many clients as the server allows are connected
      And one more client connects
      And the health page is read
      And all of them close their sessions
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario: The health page says "healthy" after a command has failed
      Given the client runs `exit 3`
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario: The health page says "healthy" after a command has timed out
      Given the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario: The health page answers while a command that ignores SIGTERM is cancelled
      Given the client started a command that ignores SIGTERM
      And it cancels the command
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario: The health page answers while a command that ignores SIGTERM ends with its session
      Given the client started a command that ignores SIGTERM
      And the client closes its session
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario: The health page says "healthy" while a command is paused
      Given the client started a command that waits
      And the client has paused the command
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario: The health page answers while a command runs
      Given the client started a command that waits
      When the health page is read
      Then it says "healthy" within 2 seconds

  @AVL-2 @must
  Rule: The WebSocket at /ws/mcp opens and its first message, within 5 seconds, is the greeting "connected"
    A client may speak only after the greeting, so without it there is no session.

    @smoke
    Scenario Outline: The <server> server greets a client
      Given the <server> server is under test
      When the client connects
      Then it is let in and greeted first

      @local
      Examples:
        | server |
        | local  |

      @docker
      Examples:
        | server |
        | docker |

    Scenario: Every one of several clients is greeted
      When up to 5 clients connect
      Then each is let in and greeted first

    Scenario: Clients that come one after another are greeted
      When 5 clients come and go
      Then each is let in and greeted first

    Scenario: A client that asks for more of its connection than the upgrade is greeted
      When the client connects with the header "Connection: keep-alive, Upgrade"
      Then it is let in and greeted first

    Scenario: A client that offers an extension that nobody knows is greeted
      When the client connects with the header "Sec-WebSocket-Extensions: x-unheard-of; level=9"
      Then it is let in and greeted first

    Scenario: A client that offers to compress messages is greeted
      When the client connects with the header "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
      Then it is let in and greeted first

    Scenario: A client that writes all header names in small letters is greeted
      When the client connects with all its header names in small letters
      Then it is let in and greeted first

    Scenario: A client whose handshake arrives in two pieces is greeted
      When the client connects with its handshake in two pieces
      Then it is let in and greeted first

  @AVL-3 @should
  Rule: The liveness page, /healthz, answers 200 with the status "ok"
    Orchestrators ask the shorter page to decide whether the process lives.

    Scenario Outline: The liveness page of the <server> server is there
      Given the <server> server is under test
      When the liveness page is read
      Then it says "ok"

      @local
      Examples:
        | server |
        | local  |

      @docker
      Examples:
        | server |
        | docker |

    Scenario: The liveness page is there while a command runs
      Given the client started a command that waits
      When the liveness page is read
      Then it says "ok"

    @alone @load
    Scenario: The liveness page says "ok" while the server is full, and when all have left
      Given nobody else uses the server
      And as many clients as the server allows are connected
      And one more client connects
      And the liveness page is read
      And all of them close their sessions
      When the liveness page is read
      Then it says "ok"

    Scenario: The liveness page is there while a client is connected
      Given the client is connected
      When the liveness page is read
      Then it says "ok"

  @AVL-4 @must
  Rule: A handshake on any path other than /ws/mcp is refused with 403 or 404
    A client with a wrong address has to learn of it at once.

    Scenario Outline: No WebSocket opens at <path>
      When the client connects with the path "<path>"
      Then it is refused with 403 or 404

      Examples:
        | path          |
        | /             |
        | /ws           |
        | /ws/mcpx      |
        | /ws/mcp2      |
        | /ws/mcp-old   |
        | /ws/mcp.json  |
        | /ws_mcp       |
        | /v1/ws/mcp    |
        | /ws/mc        |
        | /ws/mcp/more  |
        | /ws/mcp/12    |
        | /ws/other     |
        | /mcp          |
        | /other/ws/mcp |
        | /WS/MCP       |
        | /nothing-here |

    Scenario Outline: No WebSocket opens at the page <path>
      A page may answer the handshake as it answers everybody, with 200: it only must not open a WebSocket.

      When the client connects with the path "<path>"
      Then it is refused with any status

      Examples:
        | path     |
        | /health  |
        | /healthz |

  @AVL-5 @should
  Rule: The number of active sessions on the health page counts the sessions that are open now, and falls again within 5 seconds when they close
    Capacity is planned with this number.

    @alone
    Scenario: The count rises with every session that opens
      Given nobody else uses the server
      When up to 5 clients connect
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when some of the clients leave
      Given nobody else uses the server
      And up to 5 clients are connected
      When 2 of them close their sessions
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls to nothing when all have left
      Given nobody else uses the server
      And up to 5 clients are connected
      When all of them close their sessions
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a browser leaves the page
      Given nobody else uses the server
      And the client is connected
      When the client closes its session with the code 1001
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a client leaves without a close code
      Given nobody else uses the server
      And the client is connected
      When the client closes its session without a close code
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a client leaves whose request was refused
      Given nobody else uses the server
      And the client is connected
      And it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        """
      When the client closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a client leaves whose command runs
      Given nobody else uses the server
      And the client started a command that waits
      When the client closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a client leaves whose command has completed
      Given nobody else uses the server
      And the client runs `true`
      When the client closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a client leaves whose command was cancelled
      Given nobody else uses the server
      And the client started a command that waits
      And the client has cancelled the command
      When the client closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone @load
    Scenario: The count falls when a client leaves whose command has timed out
      Given nobody else uses the server
      And the client started a command that waits, with a timeout of 1 second
      And the command has timed out
      When the client closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: The count falls when a client leaves whose command was paused and resumed
      Given nobody else uses the server
      And the client started a command that waits
      And the client has paused the command
      And the client has resumed the command
      When the client closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone @load
    Scenario: The count of 25 sessions is right
      Given nobody else uses the server
      When up to 25 clients connect
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: A session that works is counted once
      Given nobody else uses the server
      And the client started a command that waits
      When another client runs `echo once`
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: A client that is refused is not counted
      Given nobody else uses the server
      And the client is connected
      When another client connects with the path "/ws/other"
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: A client that is refused for its origin is not counted
      Given nobody else uses the server
      And the client is connected
      When another client connects with the origin "https://evil.example"
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone @load
    Scenario: A client that is turned away because the server is full is not counted
      Given nobody else uses the server
      And as many clients as the server allows are connected
      When one more client connects
      Then it is refused with the error -32003 and the close code 1008
      And within 5 seconds the health page counts exactly the sessions that are open

    @alone @docker
    Scenario: A client that is refused for its credentials is not counted
      Given the docker server is under test
      And nobody else uses the server
      And the client is connected
      When another client connects with no credentials
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: Handshakes that are never finished are not counted
      Given nobody else uses the server
      And 20 clients connect and say nothing
      When the client connects
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: A client that sends a binary frame is counted rightly
      Given nobody else uses the server
      And the client is connected
      When it sends arbitrary bytes in a binary frame
      Then it is answered with an error, or closed with 1003 or 1008
      And within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario Outline: A client that has sent <what> is no longer counted when it has left
      Given nobody else uses the server
      And the client sends <what>
      When it closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

      Examples:
        | what                              |
        | text that is not UTF-8            |
        | arbitrary bytes in a binary frame |

      @load
      Examples:
        | what                |
        | a message of 11 MiB |

    @alone
    Scenario Outline: A client that has written <what> is no longer counted when it has left
      Given nobody else uses the server
      And the client sends the message
        """
        <message>
        """
      When it closes its session
      Then within 5 seconds the health page counts exactly the sessions that are open

      Examples:
        | what           | message                                    |
        | half a message | {"jsonrpc":"2.0",                          |
        | a batch        | [{"jsonrpc":"2.0","id":1,"method":"nope"}] |

    @alone
    Scenario: A client that leaves with a close code of its own is no longer counted
      Given nobody else uses the server
      And the client is connected
      When it closes its session with the code 4000
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario: A client that is cut off while its command is paused is no longer counted
      Given nobody else uses the server
      And the client started a command that waits
      And the client has paused the command
      When the client is cut off
      Then within 5 seconds the health page counts exactly the sessions that are open

    @alone
    Scenario Outline: A client that is cut off by a <cut> is no longer counted
      Given nobody else uses the server
      And the client is connected through a network that can fail
      When it is cut off by a <cut>
      Then within 5 seconds the health page counts exactly the sessions that are open

      Examples:
        | cut   |
        | FIN   |
        | reset |

    @alone
    Scenario: One of several clients is no longer counted when it is cut off
      Given nobody else uses the server
      And up to 3 clients are connected
      When 1 of them is cut off
      Then within 5 seconds the health page counts exactly the sessions that are open

  @AVL-6 @must
  Rule: The server answers a ping frame with a pong frame that carries the same bytes
    Proxies and client libraries close a connection whose pings stay unanswered.

    Scenario Outline: A ping frame with <payload> is answered with the same bytes
      Given the client is connected
      When it sends a ping frame with <payload>
      Then a pong frame brings back the same bytes each time

      Examples:
        | payload                |
        | a word                 |
        | nothing                |
        | bytes that are no text |
        | the 125 bytes allowed  |

    Scenario: A ping frame is answered while a command runs
      Given the client started a command that waits
      When it sends a ping frame with a word
      Then a pong frame brings back the same bytes each time

    Scenario: Ping frames are answered while a command prints all the time
      Given the client started a command that prints all the time
      And another client runs `sleep 0.5`
      When the client sends a ping frame with a word
      And it sends a ping frame with nothing
      Then a pong frame brings back the same bytes each time

    Scenario: A ping frame is answered after a request was refused
      Given the client is connected
      And it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        """
      When it sends a ping frame with a word
      Then a pong frame brings back the same bytes each time

    Scenario: A ping frame between the frames of a request is answered, and so is the request
      Given the client is connected
      When it sends a request in several frames with a ping frame between them
      Then a pong frame brings back the same bytes each time
      And it is answered with the error -32601

    Scenario: A ping frame is answered while a command is paused
      Given the client started a command that waits
      And the client has paused the command
      When it sends a ping frame with a word
      Then a pong frame brings back the same bytes each time

    Scenario: A ping frame is answered after a command has ended
      Given the client runs `true`
      When it sends a ping frame with a word
      Then a pong frame brings back the same bytes each time

    Scenario: Each of several ping frames is answered
      Given the client is connected
      When it sends a ping frame with a word
      And it sends a ping frame with nothing
      And it sends a ping frame with the 125 bytes allowed
      Then a pong frame brings back the same bytes each time

  @AVL-7 @must
  Rule: Handshakes that are never finished, 20 of them, do not keep other clients out
    Otherwise a single broken client, or a port scanner, closes the server to all.

    Scenario Outline: A client gets in past 20 others that <stop>
      Given 20 clients <stop>
      When the client connects
      Then it is let in and greeted first
      And the server is healthy

      Examples:
        | stop                                |
        | connect and say nothing             |
        | stop in the middle of the handshake |
        | leave out the end of the handshake  |
