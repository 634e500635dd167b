-- What waits for a second person about a record keeps it: a removal, and whether records are of one person.
-- Which disputes are about a CNIC only a key outside the database can tell: whoever asks says whether one is.
create or replace function retention.obstacle(p_person uuid, p_day date, p_disputed boolean)
    returns text
    language sql
    stable
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
            where p.state = 'WAITING' and p.open_until >= p_day
              and (p.payload ->> 'person' = p_person::text
                or p.kind = 'same-person' and exists (
                    select from duplicates.pair d
                    where d.id::text = p.payload ->> 'pair' and p_person in (d.older, d.newer))
                or p.kind = 'parted-records' and exists (
                    select from register.merged_record m
                    where m.id::text = p.payload ->> 'merge' and p_person in (m.part_id, m.leading_id))))
            or exists (
            select from registration.removal r where r.person_id = p_person and r.state = 'WAITING') then 'DECISION'
        when exists (
            select from intake.quarantine_reason d join intake.message m on m.receipt = d.receipt
            where d.person_id = p_person and m.status = 'QUARANTINED') then 'FEED'
    end
$$;
comment on function retention.obstacle(p_person uuid, p_day date, p_disputed boolean) is 'What keeps a record from being erased: a hold, a pending appeal, an open dispute, something that waits for a second person, a message in quarantine.';
