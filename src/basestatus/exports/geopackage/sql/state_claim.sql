INSERT INTO states_claims (base_id, related_id)
SELECT ?, claims.fid FROM claims WHERE claims.id = ?;
