@format
Feature: JSON-RPC 2.0 format

  Clients in any language speak to the server through a JSON-RPC 2.0 library. Such a library relies on the letter of
  that specification: on ids that come back as they were sent, on one answer for each request, on the agreed error codes.
  These raw messages are the subject of this section, so here they are shown.

  @RPC-1 @must
  Rule: Every message is one JSON object, or an array for a batch, with "jsonrpc":"2.0", in a text frame
    A library drops anything else, or dies of it.

    @smoke
    Scenario Outline: Every message of an ordinary exchange with the <server> server keeps the format
      Given the <server> server is under test
      And the client is connected
      When it runs `echo 'well formed'`
      And it sends the message
        """
        {"jsonrpc":"2.0","id":"unknown","method":"nope"}
        """
      Then every message that it got keeps the format

      @local
      Examples:
        | server |
        | local  |

      @docker
      Examples:
        | server |
        | docker |

    Scenario: Answers to what is no request keep the format
      Given the client is connected
      When it sends the message
        """
        this is not JSON
        """
      And it sends the message
        """
        {"jsonrpc":"2.0","id":5}
        """
      And it sends the message
        """
        {"jsonrpc":"2.0","id":6,"method":"execute","params":{}}
        """
      Then every message that it got keeps the format

    Scenario: Notices about a paused and cancelled command keep the format
      Given the client started a command that waits
      When it pauses the command
      And it resumes the command
      And it cancels the command
      Then every message that it got keeps the format

  @RPC-2 @must
  Rule: A response carries the id of its request, with the same value and the same type
    The id is all that a client has to tell answers apart.

    Scenario Outline: The id <id> comes back with an error
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":<id>,"method":"nope"}
        """
      Then the answer has the id <id>

      Examples:
        | id               |
        | 1                |
        | 0                |
        | -7               |
        | 9007199254740993 |
        | "req-7"          |
        | "Req-A"          |
        | " padded "       |
        | "<a&b>"          |
        | "café"           |
        | "😀"             |
        | "null"           |
        | "a\\\\b"         |
        | "007"            |
        | "a-rather-long-id-of-more-than-fifty-characters-as-libraries-make-them" |
        | "✓"              |
        | ""               |
        | "1"              |

    Scenario: A long id comes back
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":"long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-","method":"nope"}
        """
      Then the answer has the id "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-"

    Scenario Outline: The id <id> comes back with a result
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":<id>,"method":"execute","params":{"command":"true","timeout":30}}
        """
      Then the answer has the id <id>

      Examples:
        | id               |
        | 1                |
        | 0                |
        | -7               |
        | 9007199254740993 |
        | "req-7"          |
        | "✓"              |
        | ""               |
        | "1"              |

    Scenario Outline: The id <id> comes back with the result of a control (<type>)
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":<id>,"method":"control","params":{"type":"<type>"}}
        """
      Then the answer has the id <id>

      Examples:
        | id      | type   |
        | 0       | PAUSE  |
        | "req-7" | PAUSE  |
        | 0       | CANCEL |
        | ""      | CANCEL |

    Scenario Outline: The id <id> comes back with the error for a second command
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":<id>,"method":"execute","params":{"command":"true","timeout":30}}
        """
      Then the answer has the id <id>

      Examples:
        | id      |
        | 0       |
        | ""      |
        | "req-7" |

    Scenario Outline: The id comes back with the error for <what>
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then the answer has the id "req-7"

      Examples:
        | what                         | message                                                                                   |
        | a missing command            | {"jsonrpc":"2.0","id":"req-7","method":"execute","params":{}}                             |
        | a timeout of 0               | {"jsonrpc":"2.0","id":"req-7","method":"execute","params":{"command":"true","timeout":0}} |
        | a control while nothing runs | {"jsonrpc":"2.0","id":"req-7","method":"control","params":{"type":"CANCEL"}}              |

    Scenario Outline: The id <id> comes back with the error for a control while nothing runs
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":<id>,"method":"control","params":{"type":"PAUSE"}}
        """
      Then the answer has the id <id>

      Examples:
        | id               |
        | 0                |
        | ""               |
        | 9007199254740993 |
        | "7"              |

    Scenario Outline: The id <id> comes back with the error for parameters that do not fit
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":<id>,"method":"execute","params":{}}
        """
      Then the answer has the id <id>

      Examples:
        | id               |
        | 0                |
        | ""               |
        | 9007199254740993 |
        | "7"              |

    Scenario: The ids of several requests sent at once come back
      Given the client is connected
      When it sends these messages at once
        """
        {"jsonrpc":"2.0","id":3,"method":"nope"}
        {"jsonrpc":"2.0","id":"3","method":"nope"}
        {"jsonrpc":"2.0","id":2,"method":"control","params":{"type":"PAUSE"}}
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true"}}
        """
      Then the answers have the ids 3, "3", 2 and 1

    Scenario: An id may be used again
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":4,"method":"nope"}
        """
      And it sends the message
        """
        {"jsonrpc":"2.0","id":4,"method":"nope"}
        """
      Then the answer has the id 4

  @RPC-3 @must
  Rule: Each request gets exactly one response, with a result or an error, never both
    A client that waits for its answer must get it, and a second one would be taken for another's.

    Scenario: A request that is carried out gets one response
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo once","timeout":30}}
        """
      Then it is answered once, with a result

    Scenario: No second response comes while a command runs
      Given the client is connected
      When it runs `sleep 0.5; echo once`
      Then it still gets answers

    Scenario: A request that is refused gets one response
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope","params":{}}
        """
      Then it is answered once, with an error

    Scenario Outline: A request in <frames> is answered
      Given the client is connected
      When it sends a request in <frames>
      Then it is answered with the error -32601

      Examples:
        | frames                                        |
        | several frames                                |
        | several frames with a ping frame between them |

    Scenario Outline: A control gets one response (<type>)
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"<type>"}}
        """
      Then it is answered once, with a result

      Examples:
        | type   |
        | PAUSE  |
        | CANCEL |

    Scenario Outline: A request <how> is answered
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then it is answered once, with a result

      Examples:
        | how                                  | message                                                                                                      |
        | whose members come in another order  | {"params":{"timeout":30,"command":"true"},"method":"execute","id":1,"jsonrpc":"2.0"}                         |
        | with white space between its members | { "jsonrpc" : "2.0" , "id" : 1 , "method" : "execute" , "params" : { "command" : "true" , "timeout" : 30 } } |

    Scenario: Each of several requests sent at once gets one response
      Given the client is connected
      When it sends these messages at once
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        {"jsonrpc":"2.0","id":2,"method":"control","params":{"type":"PAUSE"}}
        {"jsonrpc":"2.0","id":3,"method":"execute","params":{}}
        {"jsonrpc":"2.0","id":4,"method":"execute","params":{"command":"echo once","timeout":30}}
        {"jsonrpc":"2.0","id":5,"method":"nope"}
        """
      Then each of them is answered once

  @RPC-4 @must
  Rule: An unknown method is answered with the error -32601
    A client learns by this error that it is newer than the server.

    Scenario Outline: The method "<method>" is unknown
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"<method>","params":{"command":"true","type":"PAUSE"}}
        """
      Then it is answered with the error -32601

      Examples:
        | method          |
        | nope            |
        | EXECUTE         |
        | exec            |
        | executes        |
        | process.execute |
        | process.started |
        | connected       |
        | rpc.discover    |
        | toString        |
        | constructor     |
        | __proto__       |
        | execute\u0020   |
        | no\"such        |
        | 日本語日本語日本語日本語 |

    Scenario: An unknown method is refused while a command runs, too
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        """
      Then it is answered with the error -32601

    Scenario: An unknown method without params is refused
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"stop"}
        """
      Then it is answered with the error -32601

    Scenario: An unknown method with params in a list is refused
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope","params":["a",1]}
        """
      Then it is answered with the error -32601

  @RPC-5 @should
  Rule: Text that is not JSON is answered with the error -32700 and the id null
    The client's own defect has to come back to it as such.

    Scenario Outline: <what> is not JSON
      Given the client is connected
      When it sends the message
        """
        <text>
        """
      Then it is answered with the error -32700

      Examples:
        | what                               | text                                                         |
        | A sentence                         | this is not JSON                                             |
        | An open brace                      | {                                                            |
        | A message cut short                | {"jsonrpc":"2.0","id":1,"method":"nope                       |
        | Text in single quotes              | {'jsonrpc':'2.0','id':1,'method':'nope'}                     |
        | A comma too many                   | {"jsonrpc":"2.0","id":1,"method":"nope",}                    |
        | A name without quotes              | {jsonrpc:"2.0","id":1,"method":"nope"}                       |
        | An open batch                      | [{"jsonrpc":"2.0","id":1,"method":"nope"},                   |
        | A message with something behind it | {"jsonrpc":"2.0","id":1,"method":"nope"} and more            |
        | A name for a value                 | {"jsonrpc":"2.0","id":1,"method":"nope","params":{"a":True}} |
        | A comment                          | {"jsonrpc":"2.0","id":1,"method":"nope"/* why */}            |
        | A message of no characters         |                                                              |
        | A sentence in Japanese             | 日本語日本語日本語日本語                                     |

    Scenario: Two messages in one are not JSON
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        {"jsonrpc":"2.0","id":2,"method":"nope"}
        """
      Then it is answered with the error -32700

    Scenario: Text that is not JSON is refused after a command, too
      Given the client runs `true`
      When it sends the message
        """
        this is not JSON
        """
      Then it is answered with the error -32700

    Scenario: A second text that is not JSON is refused, too
      Given the client is connected
      When it sends the message
        """
        this is not JSON
        """
      And it sends the message
        """
        neither is this
        """
      Then it is answered with the error -32700

  @RPC-6 @should
  Rule: What is not a valid request, whether it has an id or not, is answered with the error -32600
    It tells a client that it speaks another protocol, before it wonders about methods.

    Scenario Outline: <what> is not a valid request
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then it is answered with the error -32600

      Examples: With an id
        | what                                    | message                                                                   |
        | A message without a method              | {"jsonrpc":"2.0","id":1}                                                  |
        | A message with params only              | {"jsonrpc":"2.0","id":1,"params":{"command":"true"}}                      |
        | A number for a method                   | {"jsonrpc":"2.0","id":1,"method":7}                                       |
        | null for a method                       | {"jsonrpc":"2.0","id":1,"method":null}                                    |
        | An object for a method                  | {"jsonrpc":"2.0","id":1,"method":{"name":"execute"}}                      |
        | A list for a method                     | {"jsonrpc":"2.0","id":1,"method":["execute"],"params":{"command":"true"}} |
        | A message of no version                 | {"id":1,"method":"execute","params":{"command":"true"}}                   |
        | A message of version 1.0                | {"jsonrpc":"1.0","id":1,"method":"execute","params":{"command":"true"}}   |
        | An unknown method of no version         | {"id":1,"method":"nope"}                                                  |
        | A control of no version                 | {"id":1,"method":"control","params":{"type":"PAUSE"}}                     |
        | A control of version 1.0                | {"jsonrpc":"1.0","id":1,"method":"control","params":{"type":"PAUSE"}}     |
        | A message of version 2.0.1              | {"jsonrpc":"2.0.1","id":1,"method":"execute","params":{"command":"true"}} |
        | A message of version 2.1                | {"jsonrpc":"2.1","id":1,"method":"execute","params":{"command":"true"}}   |
        | null for a version                      | {"jsonrpc":null,"id":1,"method":"execute","params":{"command":"true"}}    |
        | A version that is a number              | {"jsonrpc":2.0,"id":1,"method":"execute","params":{"command":"true"}}     |
        | A string for params                     | {"jsonrpc":"2.0","id":1,"method":"execute","params":"true"}               |
        | true for params                         | {"jsonrpc":"2.0","id":1,"method":"execute","params":true}                 |
        | A number for params                     | {"jsonrpc":"2.0","id":1,"method":"execute","params":7}                    |
        | Zero for params                         | {"jsonrpc":"2.0","id":1,"method":"nope","params":0}                       |
        | false for params                        | {"jsonrpc":"2.0","id":1,"method":"nope","params":false}                   |
        | An empty string for params              | {"jsonrpc":"2.0","id":1,"method":"nope","params":""}                      |
        | A string for an unknown method's params | {"jsonrpc":"2.0","id":1,"method":"nope","params":"true"}                  |

      Examples: Without an id
        | what                                   | message                                                          |
        | An empty object                        | {}                                                               |
        | A method of no version without an id   | {"method":"execute","params":{"command":"true"}}                 |
        | A control of version 1.0 without an id | {"jsonrpc":"1.0","method":"control","params":{"type":"PAUSE"}}   |
        | A pong of no version                   | {"method":"pong"}                                                |
        | Version 1.0 without an id              | {"jsonrpc":"1.0","method":"execute","params":{"command":"true"}} |
        | A number for a method without an id    | {"jsonrpc":"2.0","method":7}                                     |
        | A message of a version alone           | {"jsonrpc":"2.0"}                                                |

      Examples: Not even an object
        | what                | message |
        | A bare string       | "hello" |
        | A bare number       | 7       |
        | A bare true         | true    |
        | A bare null         | null    |
        | A bare zero         | 0       |
        | A bare false        | false   |
        | A bare empty string | ""      |
        | An empty batch      | []      |

  @RPC-7 @should
  Rule: Parameters that do not fit are answered with the error -32602
    A client can correct itself only if it learns that its parameters were at fault.

    Scenario Outline: A command that is <what> does not fit
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":<params>}
        """
      Then it is answered with the error -32602

      Examples:
        | what                     | params                       |
        | missing                  | {}                           |
        | missing beside a timeout | {"timeout":30}               |
        | a number                 | {"command":7}                |
        | null                     | {"command":null}             |
        | a list                   | {"command":["echo","hello"]} |
        | an object                | {"command":{"line":"true"}}  |
        | true                     | {"command":true}             |
        | empty                    | {"command":""}               |
        | cut by a NUL             | {"command":"echo a\u0000b"}  |
        | ended by a NUL           | {"command":"true\u0000"}     |
        | in a list                | ["true"]                     |
        | in an empty list         | []                           |
        | inherited only           | {"__proto__":{"command":"true","timeout":30}} |

    Scenario: A control without params does not fit while a command runs
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"control"}
        """
      Then it is answered with the error -32602

    Scenario: An execute without params does not fit
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute"}
        """
      Then it is answered with the error -32602

    Scenario Outline: A timeout of <timeout> does not fit
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true","timeout":<timeout>}}
        """
      Then it is answered with the error -32602

      Examples:
        | timeout |
        | 0       |
        | 0.0     |
        | -1      |
        | -30     |
        | 1.5     |
        | 0.5     |
        | 2.5     |
        | "30"    |
        | "soon"  |
        | [30]    |
        | {}      |
        | true    |
        | false   |
        | ""      |

    Scenario Outline: A control with <what> does not fit while a command runs
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"control","params":<params>}
        """
      Then it is answered with the error -32602

      Examples:
        | what                     | params               |
        | an unknown type          | {"type":"STOP"}      |
        | an empty type            | {"type":""}          |
        | a type in small letters  | {"type":"pause"}     |
        | a type in mixed letters  | {"type":"Pause"}     |
        | another form of its type | {"type":"CANCELLED"} |
        | a signal for a type      | {"type":"KILL"}      |
        | a space behind its type  | {"type":"PAUSE "}    |
        | its type in a list       | {"type":["PAUSE"]}   |
        | null for a type          | {"type":null}        |
        | a number for a type      | {"type":7}           |
        | no type                  | {}                   |
        | its params in a list     | ["PAUSE"]            |
        | an inherited type only   | {"__proto__":{"type":"PAUSE"}} |

    Scenario: A control of an unknown type does not fit while nothing runs
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"STOP"}}
        """
      Then it is answered with the error -32602 or -32002

  @RPC-8 @must
  Rule: A notification gets no response, neither result nor error
    The client that sent it does not wait, and would take a response for the answer to something else.

    Scenario Outline: <what> gets no response
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then no response comes

      Examples:
        | what                                        | message                                                                       |
        | The heartbeat answer "pong"                 | {"jsonrpc":"2.0","method":"pong"}                                             |
        | A pong with params                          | {"jsonrpc":"2.0","method":"pong","params":{"timestamp":1752096000.1}}         |
        | A pong with params in a list                | {"jsonrpc":"2.0","method":"pong","params":[]}                                 |
        | A pong with an unknown member               | {"jsonrpc":"2.0","method":"pong","trace":"a-1"}                               |
        | A notification of an unknown method         | {"jsonrpc":"2.0","method":"nope"}                                             |
        | An unknown method with params               | {"jsonrpc":"2.0","method":"nope","params":{"a":1}}                            |
        | A command without an id                     | {"jsonrpc":"2.0","method":"execute","params":{"command":"true","timeout":30}} |
        | An execute with neither an id nor a command | {"jsonrpc":"2.0","method":"execute","params":{}}                              |
        | A control without an id                     | {"jsonrpc":"2.0","method":"control","params":{"type":"PAUSE"}}                |
        | A control of an unknown type without an id  | {"jsonrpc":"2.0","method":"control","params":{"type":"STOP"}}                 |
        | A control without an id and without params  | {"jsonrpc":"2.0","method":"control"}                                          |
        | A command of timeout 0 without an id        | {"jsonrpc":"2.0","method":"execute","params":{"command":"true","timeout":0}}  |
        | An unknown method with params in a list     | {"jsonrpc":"2.0","method":"nope","params":["a"]}                              |

    @docker
    Scenario: A notification gets no response from the docker server either
      Given the docker server is under test
      And the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","method":"nope"}
        """
      Then no response comes

    Scenario Outline: A <type> without an id gets no response while a command runs
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","method":"control","params":{"type":"<type>"}}
        """
      Then no response comes

      Examples:
        | type   |
        | PAUSE  |
        | RESUME |
        | CANCEL |
        | STOP   |

    Scenario: A pong gets no response while a command runs
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","method":"pong"}
        """
      Then no response comes

    Scenario: A command without an id gets no response while another runs
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","method":"execute","params":{"command":"true","timeout":30}}
        """
      Then no response comes

    Scenario: Several notifications sent at once get no response
      Given the client is connected
      When it sends these messages at once
        """
        {"jsonrpc":"2.0","method":"nope"}
        {"jsonrpc":"2.0","method":"pong"}
        {"jsonrpc":"2.0","method":"nope"}
        """
      Then no response comes

  @RPC-9 @should
  Rule: A batch gets one array with one response for each request in it, one error for each part that is no request, and none for its notifications
    A client that saves round trips by a batch waits for one message.

    Scenario Outline: A batch of <what> gets one array (of <count>)
      Given the client is connected
      When it sends the message
        """
        <batch>
        """
      Then it is answered with one array of <count> responses

      Examples:
        | what                                        | count | batch                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              |
        | one request                                 | 1     | [{"jsonrpc":"2.0","id":1,"method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         |
        | two requests                                | 2     | [{"jsonrpc":"2.0","id":1,"method":"nope"},{"jsonrpc":"2.0","id":"2","method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              |
        | requests with the ids 0 and ""              | 2     | [{"jsonrpc":"2.0","id":0,"method":"nope"},{"jsonrpc":"2.0","id":"","method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               |
        | a request and a notification                | 1     | [{"jsonrpc":"2.0","method":"pong"},{"jsonrpc":"2.0","id":1,"method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       |
        | controls and unknown methods                | 3     | [{"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE"}},{"jsonrpc":"2.0","id":2,"method":"nope"},{"jsonrpc":"2.0","id":3,"method":"control","params":{"type":"CANCEL"}}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            |
        | numbers                                     | 3     | [1,2,3]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            |
        | two requests with the same id               | 2     | [{"jsonrpc":"2.0","id":1,"method":"nope"},{"jsonrpc":"2.0","id":1,"method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                |
        | many requests                               | 25    | [{"jsonrpc":"2.0","id":1,"method":"nope"},{"jsonrpc":"2.0","id":2,"method":"nope"},{"jsonrpc":"2.0","id":3,"method":"nope"},{"jsonrpc":"2.0","id":4,"method":"nope"},{"jsonrpc":"2.0","id":5,"method":"nope"},{"jsonrpc":"2.0","id":6,"method":"nope"},{"jsonrpc":"2.0","id":7,"method":"nope"},{"jsonrpc":"2.0","id":8,"method":"nope"},{"jsonrpc":"2.0","id":9,"method":"nope"},{"jsonrpc":"2.0","id":10,"method":"nope"},{"jsonrpc":"2.0","id":11,"method":"nope"},{"jsonrpc":"2.0","id":12,"method":"nope"},{"jsonrpc":"2.0","id":13,"method":"nope"},{"jsonrpc":"2.0","id":14,"method":"nope"},{"jsonrpc":"2.0","id":15,"method":"nope"},{"jsonrpc":"2.0","id":16,"method":"nope"},{"jsonrpc":"2.0","id":17,"method":"nope"},{"jsonrpc":"2.0","id":18,"method":"nope"},{"jsonrpc":"2.0","id":19,"method":"nope"},{"jsonrpc":"2.0","id":20,"method":"nope"},{"jsonrpc":"2.0","id":21,"method":"nope"},{"jsonrpc":"2.0","id":22,"method":"nope"},{"jsonrpc":"2.0","id":23,"method":"nope"},{"jsonrpc":"2.0","id":24,"method":"nope"},{"jsonrpc":"2.0","id":25,"method":"nope"}] |
        | a request and a number                      | 2     | [{"jsonrpc":"2.0","id":1,"method":"nope"},7]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       |
        | a request and an invalid one                | 2     | [{"jsonrpc":"2.0","id":1,"method":"nope"},{"jsonrpc":"2.0","id":2}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                |
        | an invalid part without an id and a request | 2     | [{"method":"nope"},{"jsonrpc":"2.0","id":1,"method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       |
        | a control without an id and a request       | 1     | [{"jsonrpc":"2.0","method":"control","params":{"type":"PAUSE"}},{"jsonrpc":"2.0","id":1,"method":"nope"}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          |
        | an empty object                             | 1     | [{}]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               |
        | null, true and a string                     | 3     | [null,true,"a"]                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    |

    Scenario: A second batch gets one array as well
      Given the client is connected
      And it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"nope"}]
        """
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":2,"method":"nope"},{"jsonrpc":"2.0","id":3,"method":"nope"}]
        """
      Then it is answered with one array of 2 responses

    Scenario: A batch with white space in it gets one array
      Given the client is connected
      When it sends the message
        """

        [
          { "jsonrpc" : "2.0", "id" : 1, "method" : "nope" } ,
          { "jsonrpc" : "2.0", "id" : 2, "method" : "nope" }
        ]

        """
      Then it is answered with one array of 2 responses

    Scenario: What is no request in a batch is answered with the error -32600
      Given the client is connected
      When it sends the message
        """
        [1,2,3]
        """
      Then it is answered with one array of 3 errors -32600

    Scenario: Controls in a batch get their responses in one array while a command runs
      Given the client started a command that waits
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE"}},{"jsonrpc":"2.0","id":2,"method":"control","params":{"type":"RESUME"}}]
        """
      Then it is answered with one array of 2 responses

    Scenario: A batch in a batch is one part that is no request
      Given the client is connected
      When it sends the message
        """
        [[{"jsonrpc":"2.0","id":1,"method":"nope"},{"jsonrpc":"2.0","id":2,"method":"nope"}]]
        """
      Then it is answered with one array of 1 error -32600

    Scenario: Unknown methods in a batch are answered with the error -32601
      Given the client is connected
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"nope"},{"jsonrpc":"2.0","id":2,"method":"nope"}]
        """
      Then it is answered with one array of 2 errors -32601

    Scenario: Controls that do not fit are answered with the error -32602 in a batch, too
      Given the client started a command that waits
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"STOP"}},{"jsonrpc":"2.0","id":2,"method":"control","params":{}}]
        """
      Then it is answered with one array of 2 errors -32602

    Scenario: Controls while nothing runs are answered with the error -32002 in a batch, too
      Given the client is connected
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE"}},{"jsonrpc":"2.0","id":2,"method":"control","params":{"type":"CANCEL"}}]
        """
      Then it is answered with one array of 2 errors -32002

    Scenario: A command in a batch gets its response in the array
      Given the client is connected
      When it sends the message
        """
        [{"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true"}},{"jsonrpc":"2.0","id":2,"method":"nope"}]
        """
      Then it is answered with one array of 2 responses

    Scenario: A batch of notifications gets no response
      Given the client is connected
      When it sends the message
        """
        [{"jsonrpc":"2.0","method":"pong"},{"jsonrpc":"2.0","method":"nope"}]
        """
      Then no response comes

  @RPC-10 @must
  Rule: After any error, and after many in a row, the session still answers the next request
    One mistake must not cost a client its session and all that runs in it.

    Scenario Outline: The session goes on after <what>
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then it still gets answers

      Examples:
        | what                         | message                                                                                  |
        | text that is not JSON        | this is not JSON                                                                         |
        | an unknown method            | {"jsonrpc":"2.0","id":1,"method":"nope"}                                                 |
        | a message without a method   | {"jsonrpc":"2.0","id":1}                                                                 |
        | a number for a method        | {"jsonrpc":"2.0","id":1,"method":7}                                                      |
        | a message of version 1.0     | {"jsonrpc":"1.0","id":1,"method":"nope"}                                                 |
        | a string for params          | {"jsonrpc":"2.0","id":1,"method":"execute","params":"true"}                              |
        | params in a list             | {"jsonrpc":"2.0","id":1,"method":"execute","params":["true"]}                            |
        | a command that is a number   | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":7}}                       |
        | an empty command             | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":""}}                      |
        | a command with a NUL         | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo a\u0000b"}}         |
        | a timeout of 0               | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true","timeout":0}}      |
        | a timeout that is a word     | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true","timeout":"soon"}} |
        | a control while nothing runs | {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE"}}                    |
        | an unknown notification      | {"jsonrpc":"2.0","method":"nope"}                                                        |
        | a bare string                | "hello"                                                                                  |
        | a bare number                | 7                                                                                        |
        | a batch in a batch           | [[]]                                                                                     |
        | an empty batch               | []                                                                                       |
        | a batch of numbers           | [1,2,3]                                                                                  |
        | a batch of requests          | [{"jsonrpc":"2.0","id":1,"method":"nope"}]                                               |

    Scenario: The session goes on after several errors at once
      Given the client is connected
      When it sends these messages at once
        """
        {"jsonrpc":"2.0","id":1,"method":"nope"}
        {"jsonrpc":"2.0","id":2}
        {"jsonrpc":"2.0","id":3,"method":"execute","params":{}}
        {"jsonrpc":"2.0","id":4,"method":"control","params":{"type":"PAUSE"}}
        """
      Then it still gets answers

    @load
    Scenario Outline: The session goes on after <what>, 150 times in a row
      Given the client is connected
      When it sends the message 150 times
        """
        <message>
        """
      Then it still gets answers

      Examples:
        | what                       | message                                                            |
        | text that is not JSON      | this is not JSON                                                   |
        | an unknown method          | {"jsonrpc":"2.0","id":1,"method":"nope"}                           |
        | a message without a method | {"jsonrpc":"2.0","id":1}                                           |
        | a command that is a number | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":7}} |

    Scenario Outline: A command goes on after <what>
      Given the client started a command that counts slowly to 10
      When it sends the message
        """
        <message>
        """
      Then the command goes on to the end, and nothing is lost

      Examples:
        | what                       | message                                                 |
        | text that is not JSON      | this is not JSON                                        |
        | an unknown method          | {"jsonrpc":"2.0","id":1,"method":"nope"}                |
        | a message without a method | {"jsonrpc":"2.0","id":1}                                |
        | a missing command          | {"jsonrpc":"2.0","id":1,"method":"execute","params":{}} |

  @RPC-11 @must
  Rule: An error has an integer code and a non-empty message
    The code is for the client's program, the message for its user.

    Scenario Outline: The error for <what> says what is wrong
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then it is answered with an error that says what is wrong

      Examples:
        | what                         | message                                                                             |
        | text that is not JSON        | this is not JSON                                                                    |
        | an unknown method            | {"jsonrpc":"2.0","id":1,"method":"nope"}                                            |
        | a message without a method   | {"jsonrpc":"2.0","id":1}                                                            |
        | a missing command            | {"jsonrpc":"2.0","id":1,"method":"execute","params":{}}                             |
        | an empty command             | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":""}}                 |
        | a timeout of 0               | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true","timeout":0}} |
        | a control while nothing runs | {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE"}}               |
        | an empty batch               | []                                                                                  |

    Scenario: The error for a second command says what is wrong
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"true"}}
        """
      Then it is answered with an error that says what is wrong

  @RPC-12 @must
  Rule: Members that the server does not know are ignored
    A newer client must be able to speak to an older server.

    Scenario Outline: An unknown member <where> is ignored
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then it is answered once, with a result
      And its stdout is "heard\n"

      Examples:
        | where                    | message                                                                                                                    |
        | beside the method        | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo heard","timeout":30},"trace":"a-1"}                   |
        | among the params         | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo heard","timeout":30,"colour":"blue"}}                 |
        | that is an object        | {"jsonrpc":"2.0","meta":{"id":9,"method":"nope"},"id":1,"method":"execute","params":{"command":"echo heard","timeout":30}} |
        | named like another       | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo heard","timeout":30,"cmd":"echo other"}}              |
        | named like those outside | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo heard","timeout":30,"id":7,"method":"nope"}}          |
        | named like a result      | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo heard","timeout":30,"type":"PAUSE","pid":1}}          |
        | named in capitals        | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo heard","timeout":30,"COMMAND":"echo other"}}          |

    Scenario Outline: An unknown member <where> of a control is ignored
      Given the client started a command that waits
      When it sends the message
        """
        <message>
        """
      Then it is answered once, with a result

      Examples:
        | where             | message                                                                                |
        | among the params  | {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE","reason":"lunch"}} |
        | beside the method | {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"CANCEL"},"trace":"a-1"}   |

  @RPC-13 @must
  Rule: Whatever was rejected was not run, and leaves no trace
    An error tells the client that nothing has happened, so nothing may have happened.

    Scenario Outline: A command in <what> is not run
      Given the client is connected
      When it sends the message
        """
        <message>
        """
      Then the rejected command left no trace

      Examples:
        | what                                    | message                                                                                       |
        | a message of version 1.0                | {"jsonrpc":"1.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}       |
        | a message of no version                 | {"id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}                       |
        | an unknown method                       | {"jsonrpc":"2.0","id":1,"method":"executes","params":{"command":"<trace>","timeout":30}}      |
        | a list of methods                       | {"jsonrpc":"2.0","id":1,"method":["execute"],"params":{"command":"<trace>","timeout":30}}     |
        | a message without a method              | {"jsonrpc":"2.0","id":1,"params":{"command":"<trace>","timeout":30}}                          |
        | a control                               | {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"PAUSE","command":"<trace>"}}     |
        | a member "__proto__"                    | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"__proto__":{"command":"<trace>","timeout":30}}} |
        | params in a list                        | {"jsonrpc":"2.0","id":1,"method":"execute","params":["<trace>"]}                              |
        | params that are a string                | {"jsonrpc":"2.0","id":1,"method":"execute","params":"<trace>"}                                |
        | a request with a timeout of 0           | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":0}}        |
        | a request with a negative timeout       | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":-5}}       |
        | a request with a timeout that is a word | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":"soon"}}   |
        | a request with a fractional timeout     | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":1.5}}      |
        | a request that ends in a NUL            | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>\u0000","timeout":30}} |
        | a list                                  | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":["<trace>"],"timeout":30}}     |
        | an invalid part of a batch              | [{"jsonrpc":"1.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}]     |
        | a message cut short                     | {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}        |

    Scenario: A second command is not run
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}
        """
      Then the rejected command left no trace

    Scenario: A second command is not run later either
      Given the client started a command that prints "now" on stdout and waits
      And it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}
        """
      When "now" arrives on stdout while the command runs
      Then the command completes with exit code 0
      And the command left no trace

    Scenario: A second command is not run after the first was cancelled either
      Given the client started a command that waits
      And it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}
        """
      And the client has cancelled the command
      When within 5 seconds the session takes the next command
      Then the command left no trace

    @slow
    Scenario: A second command is not run after the first has timed out either
      Given the client started a command that prints "now" on stdout and waits, with a timeout of 3 seconds
      And it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"<trace>","timeout":30}}
        """
      When the command has timed out
      Then the command left no trace

    Scenario Outline: A rejected control of the type "<type>" ends nothing
      Given the client started a command that waits
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"control","params":{"type":"<type>"}}
        """
      Then it is answered with an error
      And the client's command still runs

      Examples:
        | type   |
        | cancel |
        | STOP   |
