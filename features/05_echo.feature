@echo
Feature: Echo

  The simplest thing that one can ask of the server: say something, and get it back, to the letter. The first result says
  only that the command has started; it has succeeded when its completion arrives, with exit code 0 and its output before.

  @ECHO-1 @must
  Rule: An echo of a text gives exactly that text and a newline on stdout, then the completion with status "completed" and exit code 0
    If this fails, nothing that the server prints can be trusted.

    @smoke
    Scenario Outline: The <server> server echoes
      Given the <server> server is under test
      And the client is connected
      When it echoes "Test from MCP <server>"
      Then exactly that comes back, and a newline
      And the command completes with exit code 0

      @local
      Examples:
        | server |
        | local  |

      @docker
      Examples:
        | server |
        | docker |

    Scenario: What was printed comes from a shell that really ran
      Given the client is connected
      When it runs `echo $((6 * 7)); [[ $BASH == *bash* ]] && echo bash`
      Then its stdout is "42\nbash\n"
      And the command completes with exit code 0

    Scenario Outline: The shell is as it always is: <what>
      Given the client is connected
      When it runs `<command>`
      Then its stdout is "<text>"
      And the command completes with exit code 0

      Examples:
        | what                         | command                    | text       |
        | a failure ends nothing       | false; echo on             | on\n       |
        | an unknown variable is empty | echo "${NOPE_NOPE_NOPE}on" | on\n       |
        | a pattern finds files        | cd /; echo /de[v]          | /dev\n     |
        | a comment ends with its line | echo on # and off          | on\n       |
        | a comment has an apostrophe  | echo on # it's             | on\n       |
        | each line is a command       | echo one\necho two         | one\ntwo\n |

    Scenario: An echo has nothing to say on stderr
      Given the client is connected
      When it echoes "quiet"
      Then its stderr is ""

  @ECHO-2 @must
  Rule: An echo also brings back quotes, variables in single quotes, backslashes, tabs, spaces, stars, and text in any script, to the letter
    Commands are written by people everywhere, and by programs that quote everything.

    Scenario Outline: An echo of <what> comes back as it was sent
      Given the client is connected
      When it echoes "<text>"
      Then exactly that comes back, and a newline
      And the command completes with exit code 0

      Examples:
        | what                    | text                         |
        | single quotes           | it's 'quoted'                |
        | double quotes           | she said \"hello\"           |
        | a variable              | $HOME and ${PATH}            |
        | a command in backquotes | `date` and $(date)           |
        | backslashes             | C:\\\\temp\\\\new and \\\\\\\\server |
        | a backslash at the end  | it ends with \\\\            |
        | what looks like escapes | one\\\\n \\\\x41 \\\\101 \\\\e[1m |
        | tabs                    | a\tb\t\tc                    |
        | two spaces              | two  spaces   three          |
        | text with spaces around it | \u0020\u0020around\u0020     |
        | stars                   | * and ?.* and [a-z]*         |
        | accents                 | Crème brûlée, naïve, Ångström |
        | combining accents       | e\u0301 is not \u00e9        |
        | Japanese                | 日本語                          |
        | an emoji with a joiner  | 👩\u200d💻 and 👨\u200d👩\u200d👧 |
        | right-to-left text      | שלום עולם, مرحبا             |
        | signs of the shell      | ; & \| < > ( ) { } # ! ~ %   |
        | markup                  | <b>bold</b> &amp; done       |
        | what looks like JSON    | {\"jsonrpc\":\"2.0\"}        |
        | what looks like an escape of JSON | \\\\u0041 \\\\u00e9 |
        | what looks like an escape of URLs | %41 %e9 %2B+          |
        | unusual line ends       | a\u2028b\u2029c\u0085d\u000ce\u000bf |
        | unusual spaces          | a\u00a0b\u2009c\u3000d        |
        | typographic quotes      | it\u2019s \u201cquoted\u201d  |
        | marks of direction      | a\u200fb\u202ec\u202dd        |
        | a byte order mark       | \ufeffmarked                |
        | empty lines at its end  | two empty lines behind\n\n   |
        | line ends of Windows    | a\r\nb\rc                    |
        | a replacement character | a\ufffdb                     |
        | control characters      | a\u0001b\u007fc              |

    Scenario: A command that ends with an escaped space prints the space
      Given the client is connected
      When it runs `printf "[%s]" a\ `
      Then its stdout is "[a ]"
      And the command completes with exit code 0

    Scenario: An echo of the empty string is a newline
      Given the client is connected
      When it echoes ""
      Then exactly that comes back, and a newline
      And the command completes with exit code 0

    Scenario: An echo of several lines comes back line by line
      Given the client is connected
      When it echoes "first\nsecond\n\nfourth"
      Then exactly that comes back, and a newline

    Scenario: A command that is written in escapes is the same command
      Given the client is connected
      When it sends the message
        """
        {"jsonrpc":"2.0","id":1,"method":"execute","params":{"command":"echo '\u65e5\u672c \ud83d\ude00 \u00e9\/'","timeout":30}}
        """
      Then its stdout is "日本 😀 é/\n"

  @ECHO-3 @must
  Rule: The messages of a command come in the order response, start, output, completion, and the completion is the last word on that process
    A client closes its books on a command when it hears of its completion.

    Scenario: The messages of a command come in order
      Given the client is connected
      When it runs `echo one; echo two >&2; echo three`
      Then the messages of the command came in the order response, start, output, completion

    Scenario: The messages of a command that prints nothing come in order
      Given the client is connected
      When it runs `true`
      Then the messages of the command came in the order response, start, completion

    Scenario: The messages of a command that fails come in order
      Given the client is connected
      When it runs `echo before it fails; exit 3`
      Then the messages of the command came in the order response, start, output, completion

    Scenario: Much output comes before the completion
      Given the client is connected
      When it runs `seq 1 2000`
      Then the messages of the command came in the order response, start, output, completion

    Scenario: Nothing follows the completion
      Given the client runs `seq 1 200; seq 1 200 >&2`
      When it runs `sleep 0.3; echo next`
      Then its stdout is "next\n"
      And its stderr is ""
      And the messages of the command came in the order response, start, output, completion

  @ECHO-4 @must
  Rule: The process id is the same in the response, at the start and at the completion
    Clients find the messages of a command by it.

    Scenario Outline: One process id for <command>
      Given the client is connected
      When it runs `<command>`
      Then the process id was the same in the response, at the start and at the completion

      Examples:
        | command       |
        | echo hello    |
        | exit 3        |
        | nosuchcommand |

    Scenario: One process id for the second command too
      Given the client runs `echo first`
      When it runs `echo second`
      Then the process id was the same in the response, at the start and at the completion

  @ECHO-5 @must
  Rule: A text of 65,536 bytes comes back whole, ASCII or not
    Programs pipe whole files through the server.

    @load
    Scenario Outline: 65,536 bytes of <script> come back whole
      Given the client is connected
      When it echoes 65,536 bytes of <script>
      Then exactly that comes back, and a newline
      And the command completes with exit code 0

      Examples:
        | script   |
        | ASCII    |
        | accents  |
        | Japanese |
        | emoji    |
