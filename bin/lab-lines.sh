# Of bin/lab: the cables of the nodes, and how they are cut, lossy and slow. Source it.

# wire NODE: its namespace, with one end of a cable whose other is on the bridge.
wire() {
  local node=$1 name=$PREFIX$1
  ip netns add "$name"
  ip link add "nl-$node" type veth peer name eth0 netns "$name"
  ip link set "nl-$node" master "$BRIDGE" up
  ip -n "$name" address add "$(address "$node")/24" dev eth0
  ip -n "$name" link set eth0 up
  ip -n "$name" link set lo up
}

lose() {
  local node=$1 percent=$2 chance
  address "$node" >/dev/null
  case "$percent" in [1-9] | [1-9][0-9] | 100) ;; *) fail "PERCENT is 1 to 100, but is $percent." ;; esac
  chance="numgen random mod 100 < $percent"
  if [ "$percent" = 100 ]; then chance=; fi
  inside "$node" nft -f - <<NFT
table inet lab
delete table inet lab
table inet lab {
  chain out {
    type filter hook output priority 0
    oifname "eth0" $chance drop
  }
}
NFT
}

# part NODE OTHER [one-way]: neither hears the other, or NODE alone not, and both hear all others, as behind a router that has
# forgotten a way.
part() {
  local out
  out="ip daddr $(address "$2") drop"
  case "${3:-}" in '') ;; one-way) out= ;; *) fail "There is part NODE OTHER and part NODE OTHER one-way, but not $3." ;; esac
  inside "$1" nft -f - <<NFT
table inet parted
delete table inet parted
table inet parted {
  chain in {
    type filter hook input priority 0
    ip saddr $(address "$2") drop
  }
  chain out {
    type filter hook output priority 0
    $out
  }
}
NFT
}

# slow NODE MILLISECONDS: its cable goes through bin/slow-line, which holds each frame back. (netem is not in every kernel.)
slow() {
  local node=$1 ends=nl-$1
  address "$node" >/dev/null
  case "$2" in *[!0-9]* | '') fail "MILLISECONDS is a whole number, but is $2." ;; esac
  inside "$node" "$PROJECT/bin/slow-line" --whole eth0
  ip link add "$ends-a" type veth peer name "$ends-b"
  "$PROJECT/bin/slow-line" --whole "$ends-a"
  ip link set "$ends" nomaster
  ip link set "$ends-b" up
  setsid "$PROJECT/bin/slow-line" "$ends" "$ends-b" "$2" >>"$LAB/$node.slow.log" 2>&1 &
  ip link set "$ends-a" master "$BRIDGE" up
}

# unslow NODE: slow-line ends with its cable.
unslow() {
  if ip link delete "nl-$1-a" 2>/dev/null; then ip link set "nl-$1" master "$BRIDGE"; fi
}

join() {
  local table
  unslow "$1"
  ip link set "nl-$1" up
  for table in lab parted; do inside "$1" nft delete table inet "$table" 2>/dev/null || true; done
}
