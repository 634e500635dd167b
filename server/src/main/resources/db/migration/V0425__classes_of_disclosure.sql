-- What disclosure, allowances and courts' orders added is of a class, and goes with the record where it is somebody's.
insert into retention.kept (table_name, class, position, of_person, person_of) values
    ('conviction.release_mark', 'SEALED_RECORD', 495, 't.person_id = $1', 't.person_id'),
    ('disclosure.namesake_note', 'SEALED_RECORD', 552, 't.person_id = $1', 't.person_id'),
    ('disclosure.right_request', 'SEALED_RECORD', 554, 't.person_id = $1', 't.person_id');

insert into retention.kept (table_name, class) values
    ('disclosure.vault_file', 'CASE_FILES'),
    ('disclosure.request', 'CASE_REQUESTS'),
    ('disclosure.opening', 'CASE_REQUESTS'),
    ('disclosure.certificate', 'CERTIFICATES'),
    ('disclosure.certificate_print', 'CERTIFICATES'),
    ('disclosure.code_miss', 'CERTIFICATES'),
    ('allowance.allowance', 'ALLOWANCES');

-- What a person asked of the register is encrypted under a key of its own, which goes with the record.
update retention.kept
set of_person = of_person || ' or t.id in (select r.id from disclosure.right_request r where r.person_id = $1)',
    person_of = 'coalesce(' || person_of || ', (select r.person_id from disclosure.right_request r where r.id = t.id))'
where table_name = 'audit.content_key';
