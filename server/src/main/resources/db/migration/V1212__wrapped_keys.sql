-- Where wrapped keys are, so that they are wrapped anew by a newer master key. Whoever adds such a table adds its row. The owner's
-- command does it: the server's role changes no key of what only grows.
create table keys.wrapped (
    table_name text primary key check (table_name ~ '^[a-z]+\.[a-z_]+$'),
    owner text not null
);
comment on table keys.wrapped is 'The tables with a column wrapped_key, which a newer master key wraps anew.';
comment on column keys.wrapped.table_name is 'With its schema.';
comment on column keys.wrapped.owner is 'SQL of the table''s columns: the text for which each key is wrapped, as the program has it.';
grant select on keys.wrapped to "${application}";
insert into retention.kept (table_name, class) values ('keys.wrapped', 'SECRETS');

insert into keys.wrapped (table_name, owner) values
    ('access.handover', '''handover '' || subject_id || '' '' || part'),
    ('access.second_factor', '''second-factor '' || account_id'),
    ('access.session', '''session '' || id'),
    ('audit.content_key', 'id::text'),
    ('concerns.concern', '''concern/'' || id'),
    ('exchange.signing_key', 'id::text'),
    ('feeds.waiting', 'receipt::text'),
    ('imports.batch', 'id::text'),
    ('intake.message', 'receipt::text'),
    ('outreach.subscription', '''outreach/'' || id'),
    ('release.area_memory', '''area-release-'' || to_char(month, ''YYYY-MM-DD'')'),
    ('screeningoverride.screening_override', '''screening-override/1/'' || id'),
    ('unsent.form', 'id::text');
