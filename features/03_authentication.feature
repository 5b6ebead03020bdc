@authentication
Feature: Authentication and security

  The secured server runs any command that it is given, so it must know who gives it. It asks for a token, in one of two
  headers, before a WebSocket opens; and no server may be driven by a web page that its user happens to visit.

  @AUTH-1 @must @docker
  Rule: Without credentials the handshake is refused with 401 or 403, and no WebSocket opens
    Anybody who reaches the port could run commands otherwise.

    Background:
      Given the docker server is under test

    @smoke
    Scenario: A client without credentials stays outside
      When the client connects with no credentials
      Then it is refused with 401 or 403

    Scenario: A client without credentials stays outside at a path with a slash at its end
      To some servers that is another path, which they refuse with 404, or redirect to the one without it.

      When the client connects with no credentials and the path "/ws/mcp/"
      Then it is refused with 401 or 403 or 404 or 301 or 302 or 307 or 308

    Scenario: A client without credentials stays outside though its address names the health page
      To some servers an address with a query is another path, to which they say 404.

      When the client connects with no credentials and the path "/ws/mcp?next=/health"
      Then it is refused with 401 or 403 or 404

    Scenario: A client without credentials stays outside though it says that it is on the server's machine
      When the client connects with no credentials and the header "X-Forwarded-For: 127.0.0.1"
      Then it is refused with 401 or 403

    Scenario: A client with an empty Authorization header stays outside
      When the client connects with no credentials and the header "Authorization:"
      Then it is refused with 401 or 403

    Scenario: A page of the server itself stays outside without credentials
      When the client connects with no credentials and the origin "http://<host>:<port>"
      Then it is refused with 401 or 403

    Scenario: A client without credentials stays outside though it has read the health page
      When the client connects with no credentials on a connection that was used for the health page
      Then it is refused with 401 or 403

    Scenario: A client without credentials stays outside while others are inside
      Given another client is connected
      When the client connects with no credentials
      Then it is refused with 401 or 403

    Scenario: Clients without credentials stay outside, however many try
      When up to 5 clients connect with no credentials
      Then each is refused with 401 or 403

  @AUTH-2 @must @docker
  Rule: A wrong token is refused with 401 or 403
    A check that is only nearly right is no check.

    Background:
      Given the docker server is under test

    Scenario Outline: A client with <token> in <header> stays outside
      When the client connects with <token> in <header>
      Then it is refused with 401 or 403

      Examples:
        | token                                   | header                   |
        | another word                            | the Authorization header |
        | the token less its last character       | the Authorization header |
        | the token less its first character      | the Authorization header |
        | the first character of the token        | the Authorization header |
        | the token and one character more        | the Authorization header |
        | the token twice                         | the Authorization header |
        | the token with another end              | the Authorization header |
        | the token with another start            | the Authorization header |
        | the token in another case               | the Authorization header |
        | an empty token                          | the Authorization header |
        | another word                            | the X-API-Key header     |
        | the token less its last character       | the X-API-Key header     |
        | the token less its first character      | the X-API-Key header     |
        | the first character of the token        | the X-API-Key header     |
        | the token and one character more        | the X-API-Key header     |
        | the token twice                         | the X-API-Key header     |
        | the token with another end              | the X-API-Key header     |
        | the token with another start            | the X-API-Key header     |
        | the token in another case               | the X-API-Key header     |
        | an empty token                          | the X-API-Key header     |
        | the word "null"                         | the Authorization header |
        | the word "undefined"                    | the X-API-Key header     |
        | the word "*"                            | the Authorization header |
        | the word ".*"                           | the X-API-Key header     |
        | the token and another word              | the Authorization header |
        | the token and another word              | the X-API-Key header     |
        | the token, a comma and another word     | the Authorization header |
        | the token, a comma and another word     | the X-API-Key header     |
        | the token in quotes                     | the Authorization header |
        | the token in quotes                     | the X-API-Key header     |
        | the token with two characters exchanged | the Authorization header |
        | the token with two characters exchanged | the X-API-Key header     |
        | the token behind the word "Bearer"      | the X-API-Key header     |
        | the word "tökén"                        | the Authorization header |
        | the word "tökén"                        | the X-API-Key header     |
        | another word                            | both headers             |
        | the token less its last character       | both headers             |
        | an empty token                          | both headers             |

    Scenario Outline: A wrong token in <header> is refused, however many try it
      When up to 5 clients connect with another word in <header>
      Then each is refused with 401 or 403

      Examples:
        | header                   |
        | the Authorization header |
        | the X-API-Key header     |

    Scenario Outline: A wrong token in <header> is refused after the right one was let in
      Given another client connects with the token in <header>
      When the client connects with another word in <header>
      Then it is refused with 401 or 403

      Examples:
        | header                   |
        | the Authorization header |
        | the X-API-Key header     |

  @AUTH-3 @must @docker
  Rule: A client that sends the token as a bearer in the Authorization header is let in
    This is how HTTP clients present tokens.

    Background:
      Given the docker server is under test

    @smoke
    Scenario: A client with the token in the Authorization header is let in
      When the client connects with the token in the Authorization header
      Then it is let in and greeted first

    Scenario Outline: A client with the token in the header "<name>" is let in
      When the client connects with the token in the <name> header
      Then it is let in and greeted first

      Examples:
        | name          |
        | authorization |
        | AUTHORIZATION |

    Scenario: A client with the token in the Authorization header is let in after a stranger was refused
      Given another client connects with another word in the Authorization header
      When the client connects with the token in the Authorization header
      Then it is let in and greeted first

    Scenario: A client with the token in the Authorization header can run commands
      Given the client connects with the token in the Authorization header
      And it is let in and greeted first
      When it runs `echo allowed`
      Then its stdout is "allowed\n"

  @AUTH-4 @must @docker
  Rule: A client that sends the token in the X-API-Key header is let in
    This is how scripts present tokens.

    Background:
      Given the docker server is under test

    @smoke
    Scenario: A client with the token in the X-API-Key header is let in
      When the client connects with the token in the X-API-Key header
      Then it is let in and greeted first

    Scenario Outline: A client with the token in the header "<name>" is let in
      When the client connects with the token in the <name> header
      Then it is let in and greeted first

      Examples:
        | name      |
        | x-api-key |
        | X-Api-Key |
        | X-API-KEY |

    Scenario: A client with the token in the X-API-Key header is let in after a stranger was refused
      Given another client connects with another word in the X-API-Key header
      When the client connects with the token in the X-API-Key header
      Then it is let in and greeted first

    Scenario: A client with the token in the X-API-Key header can run commands
      Given the client connects with the token in the X-API-Key header
      And it is let in and greeted first
      When it runs `echo allowed`
      Then its stdout is "allowed\n"

  @AUTH-5 @must @docker
  Rule: A client that sends the token in both headers together is let in
    A careful client sends both, because it cannot know which one is read.

    Background:
      Given the docker server is under test

    Scenario: A client with the token in both headers is let in
      When the client connects with the token in both headers
      Then it is let in and greeted first

    Scenario: Several clients with the token in both headers are let in
      When up to 3 clients connect with the token in both headers
      Then each is let in and greeted first

  @AUTH-6 @must @docker
  Rule: The token under another scheme, or under none, is refused with 401 or 403
    A scheme says how to read what follows; a server that ignores it lets in what it has not understood.

    Background:
      Given the docker server is under test

    Scenario Outline: The token <form> is refused
      When the client connects with the token <form>
      Then it is refused with 401 or 403

      Examples:
        | form                         |
        | under the scheme "Basic"     |
        | under the scheme "Token"     |
        | under the scheme "ApiKey"    |
        | under the scheme "Digest"    |
        | under the scheme "JWT"       |
        | under the scheme "OAuth"     |
        | under the scheme "Bearers"   |
        | under the scheme "NotBearer" |
        | as the user of Basic         |
        | as the password of Basic     |
        | without a scheme             |
        | glued to its scheme          |

  @AUTH-7 @should @docker
  Rule: The scheme may be written in capitals, in small letters, or in both
    RFC 7235 says so, and clients write it in every way.

    Background:
      Given the docker server is under test

    Scenario Outline: The token under the scheme "<scheme>" is let in
      When the client connects with the token under the scheme "<scheme>"
      Then it is let in and greeted first

      Examples:
        | scheme |
        | bearer |
        | BEARER |
        | bEaReR |

  @AUTH-8 @must @docker
  Rule: A refusal discloses neither the token nor 8 characters of it or more, plain, URL-encoded or Base64, in its headers or body
    A stranger must not learn from a refusal what to say next time.

    Background:
      Given the docker server is under test

    Scenario Outline: The refusal of a client with <credentials> tells nothing of the token
      When the client connects with <credentials>
      Then the refusal discloses nothing of the token

      Examples:
        | credentials                                                       |
        | no credentials                                                    |
        | another word in the Authorization header                          |
        | another word in the X-API-Key header                              |
        | an empty token in the Authorization header                        |
        | the token less its last character in the Authorization header     |
        | the token less its last character in the X-API-Key header         |
        | the token and one character more in both headers                  |
        | the token under the scheme "Basic"                                |
        | the token without a scheme                                        |
        | the token as the query parameter "token"                          |
        | the token as the query parameter "token" and the path "/ws/other" |

    Scenario: The refusal of a wrong path tells nothing of the token
      When the client connects with the path "/ws/other"
      Then the refusal discloses nothing of the token

    Scenario: The refusal of a foreign page tells nothing of the token
      When the client connects with the origin "https://evil.example"
      Then the refusal discloses nothing of the token

  @AUTH-9 @must @docker
  Rule: The health page needs no credentials, and says nothing of the token
    Watchdogs hold no secrets, and must not learn any.

    Background:
      Given the docker server is under test

    @alone
    Scenario: The health page is open to all
      When the health page is read
      Then it says "healthy" within 2 seconds

    @alone
    Scenario Outline: The health page is open to one who shows <credentials>
      When the health page is read with <credentials>
      Then it says "healthy" within 2 seconds

      Examples:
        | credentials                              |
        | another word in the Authorization header |
        | another word in the X-API-Key header     |

    Scenario: The health page tells nothing of the token
      When the health page is read
      Then the page discloses nothing of the token

    Scenario: The health page tells nothing of the token while a client is inside
      Given the client is connected
      When the health page is read
      Then the page discloses nothing of the token

  @AUTH-10 @must @local
  Rule: A server without a token lets in a client that sends one
    The same client speaks to both servers, with the same settings.

    Background:
      Given the local server is under test

    Scenario Outline: A client with <credentials> is let in
      When the client connects with <credentials>
      Then it is let in and greeted first

      Examples:
        | credentials                                           |
        | another word in the Authorization header              |
        | another word in the X-API-Key header                  |
        | another word in both headers                          |
        | another word under the scheme "Basic"                 |
        | another word without a scheme                         |
        | an empty token in both headers                        |
        | another word as the query parameter "token"           |
        | a word of 1200 characters in the Authorization header |
        | a word of 1200 characters in the X-API-Key header     |

  @AUTH-11 @should @docker
  Rule: A refusal with 401 says in the WWW-Authenticate header how to do better
    RFC 7235 asks for it, and clients choose the scheme by it.

    Background:
      Given the docker server is under test

    Scenario Outline: The refusal of a client with <credentials> says how to do better if it is a 401
      When the client connects with <credentials>
      Then a refusal with 401 names the scheme to use

      Examples:
        | credentials                              |
        | no credentials                           |
        | another word in the Authorization header |
        | another word in the X-API-Key header     |
        | the token under the scheme "Basic"       |
        | the token without a scheme               |
        | an empty token in both headers           |
        | another word in both headers             |
        | another word as the user of Basic        |
        | the token as the query parameter "token" |

  @AUTH-12 @should @docker
  Rule: A token in the query string does not let a client in
    Addresses end up in access logs, and the token with them. To some servers an address with a query is another path, to
    which they say 404.

    Background:
      Given the docker server is under test

    Scenario Outline: The token as the query parameter "<name>" does not let the client in
      When the client connects with the token as the query parameter "<name>"
      Then it is refused with 401 or 403 or 404

      Examples:
        | name         |
        | token        |
        | access_token |
        | auth_token   |
        | api_key      |

    Scenario: The token after another query parameter does not let the client in
      When the client connects with the token as the query parameter "v=1&token"
      Then it is refused with 401 or 403 or 404

    Scenario Outline: The token in the address does not let the client in beside <wrong>
      When the client connects with the token as the query parameter "token" beside <wrong>
      Then it is refused with 401 or 403 or 404

      Examples:
        | wrong                                    |
        | another word in the Authorization header |
        | another word in the X-API-Key header     |

  @SEC-1 @should
  Rule: A handshake with the origin of a foreign web page is refused with 403; one without an origin, or with the server's own host and port as its origin, is let in
    Else any page that a person visits can run commands on their machine.

    Scenario Outline: A page of <origin> stays outside
      When the client connects with the origin "<origin>"
      Then it is refused with 403

      Examples:
        | origin                              |
        | https://evil.example                |
        | http://evil.example                 |
        | null                                |
        | http://localhost.evil.example       |
        | http://127.0.0.1.evil.example       |
        | http://evil-localhost               |
        | http://notlocalhost                 |
        | http://not<host>:<port>             |
        | http://localhosts.example           |
        | http://127.evil.example             |
        | http://evil.example:<port>          |
        | http://<host>.evil.example          |
        | http://<host>.evil.example:<port>   |
        | https://203.0.113.7                 |
        | http://10.254.254.254               |
        | http://192.168.254.254              |
        | http://172.31.254.254               |
        | http://[2001:db8::1]                |
        | http://printer.local                |
        | http://localhost1.example           |
        | moz-extension://0a1b2c3d            |
        | http://[::1234]                     |
        | http://localhost@evil.example       |
        | http://localhost:1@evil.example     |
        | http://127a0b0c1                    |
        | http://local                        |
        | file://                             |
        | http://evil.localhost.example       |
        | chrome-extension://abcdefghijklmnop |

    Scenario: A foreign page that adds a query to the address stays outside
      To some servers an address with a query is another path, to which they say 404.

      When the client connects with the origin "https://evil.example" and the path "/ws/mcp?page=1"
      Then it is refused with 403 or 404

    Scenario: A foreign page that adds a slash to the address stays outside
      To some servers that is another path, which they refuse with 401 or 404, or redirect to the one without it.

      When the client connects with the origin "https://evil.example" and the path "/ws/mcp/"
      Then it is refused with 401 or 403 or 404 or 301 or 302 or 307 or 308

    Scenario: A foreign page whose browser writes the header's name in small letters stays outside
      When the client connects with the header "origin: https://evil.example"
      Then it is refused with 403

    Scenario: A client without an origin is let in
      When the client connects
      Then it is let in and greeted first

    Scenario: A page of the server itself is let in
      When the client connects with the origin "http://<host>:<port>"
      Then it is let in and greeted first

    Scenario: A page of the server under another of its names is let in
      When the client connects with the host "<alias>:<port>" and the origin "http://<alias>:<port>"
      Then it is let in and greeted first

    @docker
    Scenario: A foreign page stays outside though it knows the token
      Given the docker server is under test
      When the client connects with the origin "https://evil.example"
      Then it is refused with 403

    Scenario: A foreign page stays outside while others are inside
      Given another client is connected
      When the client connects with the origin "https://evil.example"
      Then it is refused with 403
