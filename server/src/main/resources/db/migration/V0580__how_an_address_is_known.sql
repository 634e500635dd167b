alter table register.address add known_by text not null default 'TOLD'
    check (known_by in ('TOLD', 'ANOTHER', 'DOCUMENT', 'VISIT'));
comment on column register.address.known_by is 'What it rested on when it was recorded, a name of the enum AddressProof: that it was told, or what confirmed it on that day.';
