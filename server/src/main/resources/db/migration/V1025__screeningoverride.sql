create schema screeningoverride;
comment on schema screeningoverride is 'Own words that the screen stopped, and that a second person may allow as they stand.';
grant usage on schema screeningoverride to "${application}";

create table screeningoverride.screening_override (
    id uuid primary key,
    asker_id uuid not null references access.account (id),
    text_hash bytea not null check (length(text_hash) = 32),
    place text not null check (length(place) >= 2 and length(place) <= 110),
    field text not null check (length(field) >= 1 and length(field) <= 60),
    kind text not null check (kind in ('NAME', 'CNIC', 'PHONE', 'ADDRESS', 'RELATION')),
    state text not null check (state in ('WAITING', 'ALLOWED', 'REFUSED', 'USED', 'EXPIRED')),
    province_code text,
    district_code text,
    wrapped_key bytea,
    text bytea,
    reason bytea,
    asked_at timestamptz not null,
    ends_at timestamptz not null,
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    passed_at timestamptz,
    check ((decided_by is null) = (decided_at is null)),
    check ((state in ('ALLOWED', 'REFUSED', 'USED')) = (decided_by is not null) or state = 'EXPIRED'),
    constraint decided_by_another check (decided_by <> asker_id),
    constraint text_is_kept_while_it_waits check ((state = 'WAITING') = (wrapped_key is not null and text is not null
        and reason is not null) and (wrapped_key is null) = (text is null) and (text is null) = (reason is null))
);
comment on table screeningoverride.screening_override is 'A text that was stopped and that somebody asked to be allowed.';
comment on column screeningoverride.screening_override.id is 'Opaque.';
comment on column screeningoverride.screening_override.asker_id is 'Who wrote it; to whom alone it is allowed.';
comment on column screeningoverride.screening_override.text_hash is 'HMAC of the text, the field and the place: which text, without keeping it.';
comment on column screeningoverride.screening_override.place is 'The form: the first two parts of its address.';
comment on column screeningoverride.screening_override.field is 'The field of the form.';
comment on column screeningoverride.screening_override.kind is 'What the screen found first.';
comment on column screeningoverride.screening_override.state is 'WAITING for a decision, ALLOWED, REFUSED, USED, or EXPIRED.';
comment on column screeningoverride.screening_override.province_code is 'Where the asker works; null for the whole country.';
comment on column screeningoverride.screening_override.district_code is 'Where the asker works; null for a province or the whole country.';
comment on column screeningoverride.screening_override.wrapped_key is 'The key of this text and its reason alone; null once it is decided or has expired, and with it all that it encrypted.';
comment on column screeningoverride.screening_override.text is 'The text, encrypted under its own key; null once it is decided or has expired.';
comment on column screeningoverride.screening_override.reason is 'Why it is to be allowed, encrypted likewise; null likewise.';
comment on column screeningoverride.screening_override.asked_at is 'When.';
comment on column screeningoverride.screening_override.ends_at is 'When nobody can decide it any more, or what was allowed holds no more; of what was refused, until when it cannot be asked again.';
comment on column screeningoverride.screening_override.decided_by is 'Who decided; never the asker.';
comment on column screeningoverride.screening_override.decided_at is 'When.';
comment on column screeningoverride.screening_override.passed_at is 'When the text first passed the screen; null for not yet.';
create unique index screening_override_waits_once on screeningoverride.screening_override (asker_id, text_hash) where state = 'WAITING';
create index screening_override_of_text on screeningoverride.screening_override (text_hash);
create index screening_override_of_asker on screeningoverride.screening_override (asker_id, asked_at);
create index screening_override_open on screeningoverride.screening_override (ends_at) where state in ('WAITING', 'ALLOWED');
grant select, insert on screeningoverride.screening_override to "${application}";
grant update (state, wrapped_key, text, reason, ends_at, decided_by, decided_at, passed_at) on screeningoverride.screening_override to
    "${application}";
