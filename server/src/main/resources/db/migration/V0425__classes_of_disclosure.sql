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

-- Where a person's own request is open, the record stays.
create or replace function retention.obstacle(p_person uuid, p_day date, p_disputed boolean) returns text
    language sql stable
    set search_path = pg_catalog
as $$
    select case
        when exists (
            select from retention.hold h
            join lateral (select s.kind, s.until_day from retention.hold_step s where s.hold_id = h.id order by s.id desc limit 1) l
              on true
            where h.person_id = p_person and l.kind <> 'RELEASED' and l.until_day >= p_day) then 'HOLD'
        when exists (
            select from conviction.appeal a
            where a.person_id = p_person and not a.withdrawn
              and a.version = (select max(o.version) from conviction.appeal o where o.id = a.id)
              and not exists (select from conviction.appeal_dismissal d where d.appeal_id = a.id and not d.withdrawn
                  and d.version = (select max(o.version) from conviction.appeal_dismissal o where o.appeal_id = a.id))
              and not exists (select from conviction.sentence d where d.appeal_id = a.id and not d.withdrawn
                  and d.version = (select max(o.version) from conviction.sentence o where o.id = d.id))
              and not exists (select from conviction.quashing d where d.conviction_id = a.conviction_id and not d.withdrawn
                  and d.version = (select max(o.version) from conviction.quashing o where o.conviction_id = d.conviction_id)))
            then 'APPEAL'
        when p_disputed or exists (
            select from enquiry.dispute_ticket t
            where t.state in ('OPENED', 'UNDER_EXAMINATION')
              and (t.proof_person = p_person or t.corrected_person = p_person))
            or exists (
            select from enquiry.take_back t
            where t.person_id = p_person and t.state in ('SEARCHING', 'PREPARED', 'APPROVED')) then 'DISPUTE'
        when exists (select from disclosure.right_request r where r.person_id = p_person and r.state = 'OPEN')
            or exists (
            select from approval.proposal p
            where p.state = 'WAITING' and p.open_until >= p_day and p.payload ->> 'person' = p_person::text) then 'DECISION'
        when exists (
            select from intake.doubt d join intake.message m on m.receipt = d.receipt
            where d.person_id = p_person and m.status = 'QUARANTINED') then 'FEED'
    end
$$;
