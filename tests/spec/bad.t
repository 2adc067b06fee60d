Maps that read well and cannot be drawn: one line, the status, and no file.

=== an unknown projection
--- map.yaml
projection: EPSG:999999
extent: { box: [-4, 12, 6, 18] }
layers: [ { id: sites, source: s.csv } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:1:13: projection 'EPSG:999999': proj_create: crs not found
--- status 5

=== an extent the projection cannot show
--- map.yaml
extent: { box: [-4, 12, 6, 18] }
projection: "+proj=ortho +lat_0=-80 +lon_0=170"
layers: [ { id: sites, source: s.csv } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:2:13: projection '+proj=ortho +lat_0=-80 +lon_0=170' cannot show the map's extent
--- status 5

=== nothing to draw at all
--- map.yaml
layers: [ { id: sites, source: s.csv, where: { name: Nowhere } } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
warning: map.yaml:1:11: layer 'sites' has nothing to draw
map.yaml:1:1: extent: the layers are empty

=== nothing meets the extent's conditions
--- map.yaml
layers: [ { id: sites, source: s.csv } ]
extent: { around: { name: Nowhere }, layer: sites }
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:2:9: extent: nothing meets its conditions

=== an unknown field in the extent
--- map.yaml
layers: [ { id: sites, source: s.csv } ]
extent: { around: { nome: Gao }, layer: sites }
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:2:27: no field 'nome'; did you mean 'name'?

=== no areas to look around
--- map.yaml
layers: [ { id: sites, source: s.csv } ]
extent: { around: { name: Gao } }
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:2:9: extent: no layer has areas

=== no data for the locator
--- map.yaml
extent: { box: [-4, 12, 6, 18] }
furniture: { locator: top-left, locator-source: world.shp }
layers: [ { id: sites, source: s.csv } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml
--- says
map.yaml:2:12: locator-source: ./world.shp: No such file or directory
--- status 4
