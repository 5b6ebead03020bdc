# Sends signals for a server, tells it when process groups have ended, and outlives it to end them all.
#
#   bash -c SCRIPT guard DIRECTORY
#
# stdin      lines: "watch GROUP", "look GROUP", or "SIGNAL TARGET" for kill; its end means: kill all groups
# stdout     "gone GROUP" if nothing is left of a group that is looked for
# DIRECTORY  removed at the end

# A Ctrl-C in the terminal reaches this shell too, and nobody may be left to hear what it says.
trap '' HUP INT TERM PIPE
exec 2>/dev/null
directory=$1
declare -A watched

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

# Never with a timeout: when the time is over, bash may lose what it has just read.
while read -r word target; do
  case $word in
    watch) watched[$target]=yes ;;
    look) look "$target" ;;
    *) send "$word" "$target" ;;
  esac
done

for group in "${!watched[@]}"; do send KILL "-$group"; done
rm -rf -- "$directory"
