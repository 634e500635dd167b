-- A server that starts compares the last step with its own, and refuses a database that is behind.
grant usage on schema "${flyway:defaultSchema}" to "${application}";
grant select on "${flyway:defaultSchema}"."${flyway:table}" to "${application}";
