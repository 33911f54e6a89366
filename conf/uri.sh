# Read by the scripts in jobs.

# encoded PATH: the path as it stands in a URI
encoded() {
  local text='' character i
  for ((i = 0; i < ${#1}; i++)); do
    character="${1:i:1}"
    case "$character" in
      [' "#%<>?[\^`{|}'] | ']') printf -v character '%%%02X' "'$character" ;;
    esac
    text+="$character"
  done
  printf '%s' "$text"
}
