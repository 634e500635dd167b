-- psql -f keys.sql, as the superuser of the PostgreSQL of the keys (psql 14 or newer). It asks for both passwords, unless
-- NSOR_KEYS_OWNER_PASSWORD and NSOR_KEYS_PASSWORD are in the environment. Never on the command line: each user of the machine reads that.
-- For the survivors' vault once more, with nsor_vault_keys instead of nsor_keys: nothing of the register's opens it.
\set ON_ERROR_STOP on
\getenv owner NSOR_KEYS_OWNER_PASSWORD
\getenv application NSOR_KEYS_PASSWORD
create role nsor_keys_owner login;
create role nsor_keys login connection limit 60;
\if :{?owner}
alter role nsor_keys_owner password :'owner';
\else
\password nsor_keys_owner
\endif
\if :{?application}
alter role nsor_keys password :'application';
\else
\password nsor_keys
\endif
create database nsor_keys owner nsor_keys_owner;
revoke connect, temporary on database nsor_keys from public;
grant connect on database nsor_keys to nsor_keys;
-- To have destroyed keys leave the files.
grant pg_checkpoint to nsor_keys_owner;
\connect nsor_keys
grant execute on function pg_switch_wal() to nsor_keys_owner;
