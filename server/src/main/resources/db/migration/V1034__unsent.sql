create schema unsent;
comment on schema unsent is 'Forms that somebody has begun and not sent.';
grant usage on schema unsent to "${application}";

create table unsent.form (
    id uuid primary key,
    account_id uuid not null references access.account (id),
    page bytea not null check (length(page) = 32),
    action bytea not null check (length(action) = 32),
    wrapped_key bytea not null,
    content bytea not null,
    saved_at timestamptz not null,
    unique (account_id, page)
);
comment on table unsent.form is 'What an account has typed on a page and not sent. Gone when it is sent, and after a day.';
comment on column unsent.form.id is 'Opaque; another with each time that it is kept.';
comment on column unsent.form.account_id is 'Who typed it. Nobody else is given it.';
comment on column unsent.form.page is 'Keyed hash of the account and the page''s path.';
comment on column unsent.form.action is 'Keyed hash of the account and the path that the form is sent to.';
comment on column unsent.form.wrapped_key is 'The key of the content, encrypted under the master key.';
comment on column unsent.form.content is 'The fields by their names: JSON, encrypted with AES-256-GCM; the context is unsent/1.';
comment on column unsent.form.saved_at is 'When it was kept.';
create index form_action on unsent.form (account_id, action);
create index form_saved on unsent.form (saved_at);
grant select, insert, update, delete on unsent.form to "${application}";

insert into retention.kept (table_name, class) values ('unsent.form', 'SESSIONS');
