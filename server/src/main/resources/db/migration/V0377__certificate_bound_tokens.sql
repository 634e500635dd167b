alter table access.client_token
    add column certificate_hash bytea check (length(certificate_hash) = 32);
comment on column access.client_token.certificate_hash is 'SHA-256 of the client''s certificate where the token was got with one (RFC 8705): it is good over connections with that certificate only. Null for a token without.';
