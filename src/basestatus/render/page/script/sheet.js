// A canvas that pans and zooms with a Leaflet map and is painted by a function of the frame.

// Nothing is painted before the view is set.
const painting = { held: true };

const Sheet = L.Renderer.extend({
  initialize(paint, options) {
    this._paint = paint;
    L.Renderer.prototype.initialize.call(this, options);
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  _updatePaths() {},

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const { _container: canvas } = this;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    if (canvas.width !== size.x * ratio || canvas.height !== size.y * ratio) {
      canvas.width = size.x * ratio;
      canvas.height = size.y * ratio;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    this.repaint();
  },

  // The frame gives the scale and offset from unit Mercator coordinates to canvas pixels.
  repaint() {
    if (painting.held || !this._map || !this._bounds || !this._container) return;
    const size = this._bounds.getSize();
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    const context = this._context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
    this.frame = {
      map: this._map,
      zoom: this._map.getZoom(),
      scale: 256 * 2 ** this._map.getZoom(),
      left: origin.x,
      top: origin.y,
      width: size.x,
      height: size.y,
      margin: this._map.getSize().multiplyBy(this.options.padding),
      ratio,
    };
    this._paint(context, this.frame);
  },
});

const sheetOn = (map, paint, pane) => new Sheet(paint, { pane, padding: 0.12 }).addTo(map);
