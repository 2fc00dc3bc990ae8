INSERT INTO layer_styles
    (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
     styleSLD, useAsDefault, description, owner, update_time)
VALUES ('', '', :table, 'geom', :name, :qml, '', :default, :description, '', :time);
