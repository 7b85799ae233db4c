# Runs a command in a file system of its own: everything of this machine, and some folders at other places.
#
#   unshare --mount bash enter.sh ROOT COUNT [INSIDE OUTSIDE rw|ro]... CWD COMMAND [ARGUMENT]...
#
# ROOT is an empty folder. Nothing is written on this machine but below the folders that are given.
set -eu
root=$1 count=$2
shift 2
mounts=("${@:1:count * 3}")
shift $((count * 3))
cwd=$1
shift

mount --make-rprivate /
mount -t tmpfs tmpfs "$root"

show() { # a file, folder or link of this machine at the same place of the new root
  if [ -L "$1" ]; then cp -P "$1" "$root$1"
  elif [ -d "$1" ]; then mkdir "$root$1"; mount --rbind "$1" "$root$1"
  elif [ -f "$1" ]; then : > "$root$1"; mount --bind "$1" "$root$1"
  fi
}

split=" "
for ((at = 0; at < count * 3; at += 3)); do
  top=${mounts[at]#/}
  split="$split${top%%/*} "
done
for entry in /*; do
  case "$split" in
    *" ${entry#/} "*) if [ -d "$entry" ]; then mkdir "$root$entry"; for child in "$entry"/*; do show "$child"; done; fi ;;
    *) show "$entry" ;;
  esac
done
for ((at = 0; at < count * 3; at += 3)); do
  place=$root${mounts[at]}
  mkdir -p "$place"
  mount --bind "${mounts[at + 1]}" "$place"
  if [ "${mounts[at + 2]}" = ro ]; then mount -o remount,bind,ro "$place"; fi
done
exec chroot "$root" bash -c 'cd "$1" && shift && exec "$@"' enter "$cwd" "$@"
