-- A demonstration keeps no CNIC that somebody might have, whoever writes it and however.

create function register.require_synthetic_cnic() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    if new.cnic < 9000000000000 and exists (select from access.installation where kind = 'SYNTHETIC') then
        raise exception 'This register holds synthetic data and takes nobody''s CNIC: only those that begin with 9'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
comment on function register.require_synthetic_cnic() is 'Refuses a CNIC that a province might have issued where the installation holds synthetic data.';
revoke all on function register.require_synthetic_cnic() from public;

create trigger nobodys_cnic before insert or update of cnic on register.person_cnic
    for each row execute function register.require_synthetic_cnic();
