# Of bin/lab: the disks of the nodes of PostgreSQL, and how they fill, slow down and lose their power. Source it.

# disk NODE: a file system in a file, where postgres may use the last byte.
disk() {
  truncate -s 3G "$LAB/$1.disk"
  mkfs.ext4 -q -m 0 "$LAB/$1.disk"
}

has_disk() { [ -e "$LAB/$1.disk" ] || fail "$1 has no disk of its own: bin/lab up --disks gives each PostgreSQL one."; }

# fill NODE: as its own user, so that nothing is left.
fill() {
  has_disk "$1"
  setpriv --reuid=postgres --regid=postgres --init-groups sh -c "cat /dev/zero >'$LAB/$1/disk/filler'" 2>/dev/null || true
}

# cut_power NODE: everything stands still, and what the disk has by then, without what was still to be written, is the new disk.
cut_power() {
  local node=$1
  has_disk "$node"
  everything_on "$node" STOP
  cp --sparse=always "$LAB/$node.disk" "$LAB/$node.cut"
  everything_on "$node" KILL
  unmount "$node"
  mv "$LAB/$node.cut" "$LAB/$node.disk"
}

unmount() {
  local tries
  for ((tries = 0; tries < 50; tries++)); do
    if ! mountpoint -q "$LAB/$1/disk" || umount "$LAB/$1/disk" 2>/dev/null; then return; fi
    sleep 0.2
  done
  fail "The disk of $1 is still in use."
}

# Of control groups of version 1, the only ones by which this has been tried.
BLKIO=/sys/fs/cgroup/blkio

# slow_disk NODE WRITES: what its processes write to it, so many times a second. 0: as fast as it can.
slow_disk() {
  local node=$1 group=$BLKIO/$PREFIX$1 device pid
  has_disk "$node"
  case "$2" in *[!0-9]* | '') fail "WRITES is a whole number, but is $2." ;; esac
  [ -d "$BLKIO" ] || fail "A disk is slowed by a control group of version 1 (blkio), which this machine does not have."
  mkdir -p "$group"
  device=$(lsblk -no MAJ:MIN "$(findmnt -no SOURCE "$LAB/$node/disk")" | tr -d ' ')
  echo "$device $2" >"$group/blkio.throttle.write_iops_device"
  for pid in $(ip netns pids "$PREFIX$node"); do echo "$pid" 2>/dev/null >"$group/cgroup.procs" || true; done
}
