// Node-API 9 cannot reference a bare string; better-sqlite3 keeps some. Here such a reference holds a
// one-element array with the string in it.
#pragma once
#include <napi.h>

namespace Napi {

template <>
inline Reference<String> Reference<String>::New(const String& value, uint32_t initialRefcount) {
  napi_env env = value.Env();
  napi_value box;
  napi_status status = napi_create_array_with_length(env, 1, &box);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  status = napi_set_element(env, box, 0, value);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  napi_ref ref;
  status = napi_create_reference(env, box, initialRefcount, &ref);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  return Reference<String>(env, ref);
}

template <>
inline String Reference<String>::Value() const {
  if (_ref == nullptr) return String();
  napi_value box;
  napi_status status = napi_get_reference_value(_env, _ref, &box);
  NAPI_THROW_IF_FAILED(_env, status, String());
  napi_value value;
  status = napi_get_element(_env, box, 0, &value);
  NAPI_THROW_IF_FAILED(_env, status, String());
  return String(_env, value);
}

}  // namespace Napi
