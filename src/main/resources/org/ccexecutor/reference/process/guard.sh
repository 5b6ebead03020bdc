# Sends signals for a server, tells it when process groups have ended, and outlives it to end them all.
#
#   bash -c SCRIPT guard DIRECTORY
#
# stdin      lines: "watch GROUP", "await GROUP", or "SIGNAL TARGET" for kill; its end means: kill all groups
# stdout     "gone GROUP" when nothing is left of a group that is awaited
# DIRECTORY  removed at the end

# A Ctrl-C in the terminal reaches this shell too, and nobody may be left to hear what it says.
trap '' HUP INT TERM PIPE
exec 2>/dev/null
directory=$1
declare -A watched awaited

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
  unset "watched[$1]" "awaited[$1]"
  printf 'gone %s\n' "$1"
}

line= looks=0
while :; do
  if ((${#awaited[@]} == 0)); then
    IFS= read -r piece
  elif ((++looks > 50)); then # often at first, when a group is about to end
    IFS= read -r -t 0.5 piece
  else
    IFS= read -r -t 0.02 piece
  fi
  result=$?
  line=$line$piece # the time may be over in the middle of a line
  if ((result == 0)); then
    word=${line%% *} target=${line#* }
    line= looks=0
    case $word in
      watch) watched[$target]=yes ;;
      await) awaited[$target]=yes; look "$target" ;;
      *) send "$word" "$target" ;;
    esac
  elif ((result > 128)); then
    for group in "${!awaited[@]}"; do look "$group"; done
  else
    break
  fi
done

for group in "${!watched[@]}"; do send KILL "-$group"; done
rm -rf -- "$directory"
