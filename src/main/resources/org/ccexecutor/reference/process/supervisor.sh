# Runs one command in a process group of its own, and outlives the server if need be to end that group.
#
#   bash -c SCRIPT supervisor MARK LENGTH
#
# stdin   the command (LENGTH bytes), then lines "SIGNAL TARGET" for kill; its end means: kill the group
# stdout  the pid of the command in a line, what the command prints, the mark
# stderr  what the command prints, the mark
#
# The mark, 0xFF MARK " " EXIT_CODE "\n", stands behind all that the shell has printed, though a child in the
# background may keep the pipe open and print on.

IFS= LC_ALL=C read -r -N "$2" command || exit 1
exec 3<&0 4>&2 2>/dev/null

set -m # each in a group of its own: the command, and the watcher, which a Ctrl-C in the terminal must not reach
(
  printf '%s\n' "$BASHPID"
  exec bash -c -- "$command"
) </dev/null 2>&4 3<&- 4>&- &
child=$!
(
  while read -r signal target; do kill -s "$signal" -- "$target"; done <&3
  kill -s KILL -- "-$child"
) >/dev/null 4>&- &
watcher=$!
set +m # wait for the end of the command, not for a stop

wait "$child"
status=$?
# Who was stopped before "set +m" seems to have ended, and to be ended until it goes on.
while kill -s 0 "$child"; do
  sleep 0.02
  wait "$child"
  status=$?
done
printf '\377%s %s\n' "$1" "$status"
printf '\377%s %s\n' "$1" "$status" >&4
exec >/dev/null 4>&-

# What the command has left in its group is watched over from here, until it ends or the server goes.
kill "$watcher"
wait "$watcher"
looks=0
while kill -s 0 -- "-$child"; do
  # often at first, when the group is about to end, later about once a second
  read -r -t "$((++looks > 50)).02" signal target <&3
  result=$?
  if [ $result -eq 0 ]; then
    kill -s "$signal" -- "$target"
  elif [ $result -le 128 ]; then
    break # the end of the input; above 128 it is the end of the time
  fi
done
kill -s KILL -- "-$child"
