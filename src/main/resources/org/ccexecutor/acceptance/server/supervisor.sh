# Runs one server, and ends it with all that it has started as soon as nobody holds the other end of stdin any more.
#
#   bash -c SCRIPT supervisor COMMAND SECONDS MARK
#
# COMMAND  what starts the server, and stays with it until its end
# SECONDS  how long the server has to end after SIGTERM, before SIGKILL
# MARK     a word that stands in the environment of the server and of all that it starts
#
# Its output is what the server prints, its exit code the server's.

exec 3<&0 </dev/null
trap : HUP INT TERM # a Ctrl-C in the terminal reaches this shell too; the server ends by the end of stdin alone

# Kills whatever is left: the server's process group, and what has left that group but carries the mark.
sweep() {
  local environment pid
  kill -s KILL -- "-$server"
  for environment in $(grep -lsF -- "$mark" /proc/[0-9]*/environ); do
    pid=${environment#/proc/}
    kill -s KILL "${pid%/environ}"
  done
}

mark="CC_EXECUTOR_SUPERVISED=$3"
exec 4>&2 2>/dev/null # what this shell says of its jobs is no output of the server
set -m # each in a process group of its own: the server, and the watcher, which has to outlive this shell
CC_EXECUTOR_SUPERVISED=$3 bash -c -- "$1" 2>&4 3<&- 4>&- &
server=$!
exec 4>&-
(
  while read -r _; do :; done <&3
  kill -s TERM -- "-$server"
  end=$((SECONDS + $2 + 1)) # the clock's seconds are whole
  while ((SECONDS < end)) && kill -s 0 -- "-$server"; do
    sleep 0.1
  done
  sweep
) >/dev/null &
watcher=$!
set +m # wait for the end of the server, not for a stop
exec 3<&-

wait "$server"
status=$?
while kill -s 0 "$server"; do # it was a signal that ended the wait
  wait "$server"
  status=$?
done
sweep
kill -s KILL -- "-$watcher"
exit "$status"
