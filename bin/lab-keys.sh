# Of bin/lab: the PostgreSQL of the keys, on a node of its own, as docs/protection/keys.md has it but without a standby. Source it.

has_keys() { [ -e "$LAB/k1" ]; }

# make_keys: an empty one, with its roles.
make_keys() {
  local home=$LAB/k1
  mkdir -p "$home"
  wire k1
  certificate k1
  chown -R postgres:postgres "$home"
  as_postgres k1 initdb -D "$home/data" --auth-local=peer --auth-host=scram-sha-256 -E UTF8 --locale C.UTF-8 --data-checksums >"$LAB/k1.log"
  # A commit would wait for a standby that is not there.
  sed "s|^synchronous_standby_names.*|synchronous_standby_names = ''|" "$PROJECT/docs/deployment/cluster/keys.conf" >>"$home/data/postgresql.conf"
  cat >>"$home/data/postgresql.conf" <<CONF
listen_addresses = '$(address k1)'
unix_socket_directories = '$home'
ssl_cert_file = '$home/tls/node.crt'
ssl_key_file = '$home/tls/node.key'
CONF
  echo "hostssl all all $NETWORK.0/24 scram-sha-256" >>"$home/data/pg_hba.conf"
  start_keys
  until_true 60 "The PostgreSQL of the keys" as_postgres k1 pg_isready -q -h "$home"
  NSOR_KEYS_OWNER_PASSWORD=$(secret keys-owner) NSOR_KEYS_PASSWORD=$(secret keys) \
    as_postgres k1 psql -q -h "$home" <"$PROJECT/docs/deployment/cluster/keys.sql" >>"$LAB/k1.log"
}

start_keys() { as_postgres k1 setsid postgres -D "$LAB/k1/data" >>"$LAB/k1.log" 2>&1 & }

# What every command needs to know of it; nothing where the keys are in the folder.
key_settings() {
  has_keys || return 0
  export NSOR_KEYS_URL NSOR_KEYS_USER=nsor_keys NSOR_KEYS_PASSWORD
  NSOR_KEYS_URL="postgresql://$(address k1):5432/nsor_keys?targetServerType=primary&sslmode=verify-full&sslrootcert=$LAB/tls/ca.crt"
  NSOR_KEYS_PASSWORD=$(secret keys)
}

# prepare_keys: its schema.
prepare_keys() {
  NSOR_KEYS_OWNER_USER=nsor_keys_owner NSOR_KEYS_OWNER_PASSWORD=$(secret keys-owner) "$PROJECT/bin/nsor" keys prepare
}
