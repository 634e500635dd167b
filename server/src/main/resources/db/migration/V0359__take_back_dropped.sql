alter table enquiry.take_back
    add column dropped_by uuid,
    add column drop_reason bytea,
    add check ((state = 'DROPPED') = (dropped_by is not null)),
    add check ((dropped_by is null) = (drop_reason is null));
comment on column enquiry.take_back.dropped_by is 'The account that dropped it before it was sent; null where nobody did.';
comment on column enquiry.take_back.drop_reason is 'Why, encrypted under the key of the take-back (its id).';
grant update (dropped_by, drop_reason) on enquiry.take_back to "${application}";
