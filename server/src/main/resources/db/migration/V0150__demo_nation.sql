alter table demo.data_set add column people integer;
comment on column demo.data_set.people is 'How many people it is to have in the end; null for the demonstration''s, whose number is the program''s.';
comment on column demo.data_set.name is 'offenders: of a demonstration; nation: of bin/nsor demo-data.';
grant update (people) on demo.data_set to "${application}";

-- Synthetic people are loaded by COPY with their numbers, which are taken beforehand. An insert takes them too.
grant usage on sequence register.person_serial_seq, register.person_cnic_id_seq to "${application}";
