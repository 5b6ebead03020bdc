# Sends signals for a server, tells it when process groups have ended, and outlives it to end them all.
#
#   bash -c SCRIPT guard DIRECTORY
#
# stdin      lines: "watch GROUP", "look GROUP", "forget GROUP", "SIGNAL TARGET" for kill, or "end"; then all groups are
#            killed, and if it ends without that word, because the server was killed, whatever else prints into DIRECTORY
# stdout     "gone GROUP" if nothing is left of a group that is looked for
# DIRECTORY  where the server makes the pipes; removed here, if anything is left of it at the end

# A Ctrl-C in the terminal reaches this shell too, and nobody may be left to hear what it says.
trap '' HUP INT TERM PIPE
exec 2>/dev/null
directory=$1
declare -A watched
killed=yes tries=0

# What has just started may not lead a group yet.
send() {
  local end=$((SECONDS + 2))
  until kill -s "$1" -- "$2"; do
    [[ $2 == -* ]] && kill -s 0 -- "${2#-}" && ((SECONDS < end)) || return
    sleep 0.002
  done
}

look() {
  kill -s 0 -- "-$1" && return
  unset "watched[$1]"
  printf 'gone %s\n' "$1"
}

# A server that was killed may have started what it had no time to tell of.
sweep() {
  local round file
  for round in 1 2 3; do
    for file in $(find /proc/[0-9]*/fd/[12] -lname "$directory/*"); do
      file=${file#/proc/}
      kill -s KILL "${file%%/*}"
    done
    sleep 0.1
  done
}

# Never with a timeout: when the time is over, bash may lose what it has just read.
while read -r word target; do
  case $word in
    watch) watched[$target]=yes ;;
    look) look "$target" ;;
    forget) unset "watched[$target]" ;;
    end) killed=; break ;;
    *) send "$word" "$target" ;;
  esac
done

for group in "${!watched[@]}"; do send KILL "-$group"; done
[[ $killed ]] && sweep
# Something may be made in there while it is removed.
until [[ ! -e $directory ]] || rm -rf -- "$directory" || ((++tries > 20)); do sleep 0.05; done
