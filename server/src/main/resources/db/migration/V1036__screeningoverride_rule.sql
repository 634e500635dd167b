alter table screeningoverride.screening_override drop constraint screening_override_kind_check;
alter table screeningoverride.screening_override add constraint screening_override_kind_check
    check (kind in ('NAME', 'CNIC', 'PHONE', 'ADDRESS', 'RELATION', 'LANGUAGE'));
comment on column screeningoverride.screening_override.kind is 'What the screen found first: a name of Stop.Kind.';

alter table screeningoverride.screening_override add column rule text check (rule in ('CNIC', 'PHONE', 'SPOKEN', 'ONLINE',
    'ADDRESS_FROM', 'ADDRESS_BEFORE', 'ADDRESS_HERS', 'INSTITUTION', 'RELATION_AFTER', 'RELATION_BEFORE', 'RELATION_OF',
    'POINTED_AT', 'CHILD', 'CALLED', 'AFTER', 'BEFORE', 'NAMED', 'DESCENT', 'CALLED_SO', 'APPOSED', 'RELATIVE', 'PURSUED',
    'QUOTED', 'BESIDE', 'LANGUAGE', 'LEARNED'));
comment on column screeningoverride.screening_override.rule is 'What found it: a name of ScreenRule; null for what was asked before this was kept.';
