// Draws notes as the shapes that the drawing uses: one small program for the graphics card, in
// which each pixel asks how far it is from the edge of the shape. The order is that of `SHAPES`.
export const SHAPES = ["circle", "ring", "square", "triangle", "diamond", "cross", "sprout"];

// Points, not triangles: one corner a note instead of three, which a computer without a
// graphics card draws ten times as fast.
const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
varying vec4 v_color;
varying float v_shape;
varying float v_blur;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  float radius = a_size / u_sizeRatio * u_pixelRatio;
  gl_PointSize = 2.0 * radius;
  v_blur = 1.2 / radius;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying float v_shape;
varying float v_blur;

float box(vec2 p, vec2 half_) {
  vec2 d = abs(p) - half_;
  return max(d.x, d.y);
}

float away(vec2 p) {
  if (v_shape < 0.5) return length(p) - 0.8;
  if (v_shape < 1.5) return abs(length(p) - 0.66) - 0.17;
  if (v_shape < 2.5) return box(p, vec2(0.68));
  if (v_shape < 3.5) return max(-p.y - 0.6, abs(p.x) * 0.894 + p.y * 0.447 - 0.4);
  if (v_shape < 4.5) return (abs(p.x) + abs(p.y)) * 0.707 - 0.65;
  if (v_shape < 5.5) {
    vec2 q = vec2(p.x + p.y, p.x - p.y) * 0.707;
    return min(box(q, vec2(0.9, 0.17)), box(q, vec2(0.17, 0.9)));
  }
  vec2 leaf = vec2(abs(p.x) - 0.42, p.y - 0.3);
  leaf = vec2(leaf.x + leaf.y, leaf.y - leaf.x) * 0.707;
  float leaves = (length(leaf / vec2(0.56, 0.3)) - 1.0) * 0.3;
  return min(leaves, box(p + vec2(0.0, 0.35), vec2(0.11, 0.5)));
}

void main(void) {
  vec2 at = (gl_PointCoord - 0.5) * vec2(2.0, -2.0);
  #ifdef PICKING_MODE
  if (length(at) > 1.0) discard;
  gl_FragColor = v_color;
  #else
  gl_FragColor = v_color * (1.0 - smoothstep(-v_blur, 0.0, away(at)));
  #endif
}`;

export function shapeProgram({ rendering }) {
  const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGL2RenderingContext;
  return class extends rendering.NodeProgram {
    getDefinition() {
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: POINTS,
        UNIFORMS: ["u_sizeRatio", "u_pixelRatio", "u_matrix"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    processVisibleItem(id, at, node) {
      this.array.set([node.x, node.y, node.size, node.shape, colour(node.color), id], at);
    }

    setUniforms({ sizeRatio, pixelRatio, matrix }, { gl, uniformLocations }) {
      gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
    }
  };
}

// --- colours ------------------------------------------------------------------------------

const bytes = new Uint8Array(4);
const asFloat = new Float32Array(bytes.buffer);
const floats = new Map();

/** A colour such as `rgb(1, 2, 3)` as the four bytes of a number, alpha multiplied in. */
function colour(text) {
  if (!floats.has(text)) {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    bytes.set([red * alpha, green * alpha, blue * alpha, alpha * 254]);
    floats.set(text, asFloat[0]);
  }
  return floats.get(text);
}

const NAMES = ["ink", "soft", "paper", "raised", "line", "edge", "leaf", "plum"];

/** The colours of the page as it looks now, as the browser understands them. */
export function palette(element) {
  const probe = document.createElement("span");
  element.append(probe);
  const found = {};
  for (const name of NAMES) {
    probe.style.color = `var(--garden-${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

export const INK = {
  circle: "leaf", ring: "leaf", square: "soft", triangle: "leaf", diamond: "plum",
  cross: "ink", sprout: "ink",
};
