INSERT INTO areas_sites (base_id, related_id)
SELECT areas.fid, sites.fid FROM areas, sites WHERE areas.area_id = ? AND sites.site_id = ?;
