-- The police's systems report visits to addresses, and arrests.

alter table notices.observation drop constraint observation_kind_check;
alter table notices.observation add constraint observation_kind_check check (kind in ('ARREST', 'CARD_BLOCKED', 'CARD_RENEWED',
    'HOTEL', 'NADRA_ADDRESS', 'NADRA_DEATH', 'NADRA_NAME', 'PHONE', 'TENANT', 'VISIT'));
comment on table notices.observation is 'What other systems report of people on the register: a name, an address, a telephone, a card, a death, a night in a hotel, a visit, an arrest.';

alter table notices.task drop constraint task_kind_check;
alter table notices.task add constraint task_kind_check check (kind in ('ADMITTED_WHILE_ABROAD', 'ARRESTED', 'CARD_BLOCKED',
    'DEATH_DOUBTED', 'HOTEL_ELSEWHERE', 'OTHER_ADDRESS', 'OTHER_BIRTH_DATE', 'OTHER_COUNTRY', 'OTHER_NAME', 'OTHER_PHONE',
    'RETURN_OVERDUE', 'TENANT_ELSEWHERE', 'UNNOTIFIED_ARRIVAL', 'UNNOTIFIED_DEPARTURE', 'VISIT_DIFFERS'));

alter table registration.life_sign drop constraint life_sign_kind_check;
alter table registration.life_sign add constraint life_sign_kind_check check (kind in ('APPEARANCE', 'BORDER',
    'COURT_OR_PRISON', 'HOTEL', 'NADRA', 'PHONE', 'POLICE', 'SIM', 'TENANCY'));
