alter table approval.proposal
    add column province_code text,
    add column district_code text,
    add constraint place_is_whole check ((province_code is null) = (district_code is null));
comment on column approval.proposal.province_code is 'The province of the district.';
comment on column approval.proposal.district_code is 'Where it is: only those whose work lies there see and decide it; null for what is of no one place.';
