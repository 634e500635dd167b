-- psql -v owner=PASSWORD -v application=PASSWORD -f keys.sql, as the superuser of the PostgreSQL of the keys.
-- For the survivors' vault once more, with nsor_vault_keys instead of nsor_keys: nothing of the register's opens it.
create role nsor_keys_owner login password :'owner';
create role nsor_keys login password :'application' connection limit 60;
create database nsor_keys owner nsor_keys_owner;
revoke connect, temporary on database nsor_keys from public;
grant connect on database nsor_keys to nsor_keys;
-- To have destroyed keys leave the files.
grant pg_checkpoint to nsor_keys_owner;
\connect nsor_keys
grant execute on function pg_switch_wal() to nsor_keys_owner;
