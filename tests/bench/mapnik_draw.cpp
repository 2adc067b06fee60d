/* Draws a Mapnik map as a PNG, as mapnik-render does, at a size of one's own:
 * mapnik_draw MAP.xml OUT.png WIDTH HEIGHT MIN_X MIN_Y MAX_X MAX_Y */
#include <cstdlib>
#include <exception>
#include <iostream>
#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>

int main(int argc, char **argv)
{
	if (argc != 9) {
		std::cerr << "usage: mapnik_draw MAP.xml OUT.png WIDTH HEIGHT MIN_X MIN_Y MAX_X MAX_Y\n";
		return 2;
	}
	try {
		mapnik::datasource_cache::instance().register_datasource(MAPNIK_SHAPE_PLUGIN);
		mapnik::freetype_engine::register_font(FONT);
		mapnik::Map map(std::atoi(argv[3]), std::atoi(argv[4]));
		mapnik::load_map(map, argv[1], true);
		map.zoom_to_box(mapnik::box2d<double>(
			std::atof(argv[5]), std::atof(argv[6]), std::atof(argv[7]), std::atof(argv[8])));
		mapnik::image_rgba8 image(map.width(), map.height());
		mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, image);
		renderer.apply();
		mapnik::save_to_file(image, argv[2], "png32");
	} catch (std::exception const &e) {
		std::cerr << "mapnik_draw: " << e.what() << "\n";
		return 1;
	}
	return 0;
}
